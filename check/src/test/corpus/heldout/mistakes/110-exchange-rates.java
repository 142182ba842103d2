import static io.asyncio4j.Asyncio.*;

import java.net.URI;
import java.net.http.*;

// not run: asks two servers on the Internet
final HttpClient http = HttpClient.newHttpClient();

HttpRequest get(String url) {
  return HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/plain").GET().build();
}

double quote(String body) {
  return Double.parseDouble(body.strip());
}

double spread(String pair) throws IOException, InterruptedException {
  var ecb = http.send(get("https://rates.example.org/" + pair), HttpResponse.BodyHandlers.ofString()); // expect: sequential#1
  var fed = http.send(get("https://quotes.example.com/" + pair), HttpResponse.BodyHandlers.ofString()); // expect: sequential#1
  return Math.abs(quote(ecb.body()) - quote(fed.body()));
}

void main() throws Exception {
  IO.println(run(() -> spread("EURUSD")));
}
