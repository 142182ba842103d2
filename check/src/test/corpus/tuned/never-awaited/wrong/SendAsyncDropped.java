import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

final HttpClient http = HttpClient.newHttpClient();

void main() {
  run(() -> {
    String result = compute();
    notify("finished " + result);
    IO.println(result);
  });
}

String compute() {
  sleep(Duration.ofMillis(5));
  return "42";
}

void notify(String text) {
  var hook = URI.create("https://hooks.example.com/build");
  var request = HttpRequest.newBuilder(hook).POST(BodyPublishers.ofString(text)).build();
  http.sendAsync(request, BodyHandlers.discarding()); // expect: never-awaited
}
// not run
