// not run: it posts to other servers
import static io.asyncio4j.Asyncio.run;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

final class Webhooks {
  record Subscription(String topic, URI target) {}

  interface Invoices {
    String nextPaid() throws InterruptedException;
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Subscription> subscriptions;

  Webhooks(List<Subscription> subscriptions) {
    this.subscriptions = subscriptions;
  }

  void publish(String topic, String json) {
    for (Subscription subscription : subscriptions) {
      if (subscription.topic().equals(topic)) {
        notify(subscription, json);
      }
    }
  }

  private void notify(Subscription subscription, String json) {
    var request =
        HttpRequest.newBuilder(subscription.target())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    http.sendAsync(request, BodyHandlers.discarding()); // expect: never-awaited
  }

  void serve(Invoices invoices) throws InterruptedException {
    while (true) {
      publish("invoice.paid", "{\"invoice\": \"" + invoices.nextPaid() + "\"}");
    }
  }

  public static void main(String[] args) throws InterruptedException {
    var paid = new java.util.concurrent.LinkedBlockingQueue<String>();
    var hooks = new Webhooks(List.of(new Subscription("invoice.paid", URI.create(args[0]))));
    run(() -> hooks.serve(paid::take));
  }
}
