// not run: it needs a network
import static io.asyncio4j.Asyncio.*;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeoutException;

class Downloads {
  private static final int HOPS = 5;

  private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  String text(URI start) throws IOException, InterruptedException {
    URI uri = start;
    for (int hop = 0; hop < HOPS; hop++) {
      HttpResponse<String> response = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      if (response.statusCode() / 100 != 3) {
        return response.body();
      }
      uri = uri.resolve(response.headers().firstValue("Location").orElseThrow());
    }
    throw new IOException("more than " + HOPS + " redirects from " + start);
  }

  String latestNotes(URI index) throws IOException, InterruptedException {
    String version = text(index.resolve("latest")).strip();
    return text(index.resolve("notes/" + version));
  }
}

void main(String[] args) throws Exception {
  var downloads = new Downloads();
  try {
    String notes =
        run(() -> timeout(Duration.ofSeconds(20), () -> downloads.latestNotes(URI.create(args[0]))));
    IO.println(notes);
  } catch (TimeoutException e) {
    IO.println("too slow");
  }
}
