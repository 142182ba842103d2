import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

// No loop anywhere: a script that downloads two pages in its main thread.
class PlainThreadsOnly {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  static void main() throws Exception {
    String first = get("https://example.com/1");
    String second = get("https://example.com/2");
    System.out.println(first.length() + second.length());
  }

  private static String get(String url) throws Exception {
    var request = HttpRequest.newBuilder(java.net.URI.create(url)).build();
    return HTTP.send(request, BodyHandlers.ofString()).body();
  }
}
// not run
