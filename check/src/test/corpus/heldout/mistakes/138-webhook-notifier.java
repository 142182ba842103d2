import static io.asyncio4j.Asyncio.*;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

// not run: calls a web hook
final class WebhookNotifier {
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
  private final URI hook;

  WebhookNotifier(URI hook) {
    this.hook = hook;
  }

  void notifyOf(String event) {
    var request =
        HttpRequest.newBuilder(hook)
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(event))
            .build();
    client.sendAsync(request, HttpResponse.BodyHandlers.discarding()); // expect: never-awaited
  }

  void watch(List<String> builds) {
    for (String build : builds) {
      sleep(Duration.ofSeconds(5));
      notifyOf(build + " is green");
    }
  }

  public static void main(String[] args) {
    var notifier = new WebhookNotifier(URI.create(args[0]));
    run(() -> notifier.watch(List.of("build-1", "build-2")));
  }
}
