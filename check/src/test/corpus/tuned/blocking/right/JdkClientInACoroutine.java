import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

final HttpClient http = HttpClient.newHttpClient();

void main() throws Exception {
  run(() -> {
    List<Integer> sizes = gather(() -> size("https://a.example"), () -> size("https://b.example"));
    IO.println(sizes);
  });
}

int size(String url) throws IOException, InterruptedException {
  return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray()).body().length;
}
// not run
