// not run: it asks two services on the network
import static io.asyncio4j.Asyncio.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

final class CurrencyConverter {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;

  CurrencyConverter(URI base) {
    this.base = base;
  }

  private double number(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(base.resolve(path)).header("Accept", "text/plain").build();
    var response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(path + " answered " + response.statusCode());
    }
    return Double.parseDouble(response.body().strip());
  }

  double rate(String from, String to) throws IOException, InterruptedException {
    return number("/rates/" + from + "/" + to);
  }

  double fee(String customerClass) throws IOException, InterruptedException {
    return number("/fees/" + customerClass);
  }

  double convert(double amount, String from, String to, String customerClass) throws Exception {
    double rate = rate(from, to); // expect: sequential#1
    double fee = fee(customerClass); // expect: sequential#1
    return amount * rate * (1 - fee);
  }

  public static void main(String[] args) throws Exception {
    var converter = new CurrencyConverter(URI.create("https://money.example.com"));
    double result = run(() -> converter.convert(250, "EUR", "NOK", "retail"));
    System.out.printf("%.2f NOK%n", result);
  }
}
