import static io.asyncio4j.Asyncio.*;

import java.net.URI;
import java.net.http.*;
import java.net.http.HttpResponse.BodyHandlers;

// not run: asks a server on the Internet
final HttpClient http = HttpClient.newHttpClient();

Optional<String> etag(URI uri) throws IOException, InterruptedException {
  var head = HttpRequest.newBuilder(uri).method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
  return http.send(head, BodyHandlers.discarding()).headers().firstValue("ETag");
}

String download(URI uri, String etag) throws IOException, InterruptedException {
  var get = HttpRequest.newBuilder(uri).header("If-None-Match", etag).build();
  HttpResponse<String> answer = http.send(get, BodyHandlers.ofString());
  return answer.statusCode() == 304 ? "(not modified)" : answer.body();
}

void main() throws Exception {
  var uri = URI.create("https://example.org/feed.xml");
  run(() -> {
    String known = etag(uri).orElse("none");
    IO.println(download(uri, known));
  });
}
