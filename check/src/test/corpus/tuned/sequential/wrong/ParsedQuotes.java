import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

final HttpClient http = HttpClient.newHttpClient();

void main() throws Exception {
  run(() -> {
    double dollar = rate("USD"); // expect: sequential#1
    double pound = rate("GBP"); // expect: sequential#1
    IO.println("cross rate " + dollar / pound);
  });
}

double rate(String currency) throws IOException, InterruptedException {
  var request = HttpRequest.newBuilder(URI.create("https://rates.example.com/" + currency)).build();
  return Double.parseDouble(http.send(request, BodyHandlers.ofString()).body());
}
// not run
