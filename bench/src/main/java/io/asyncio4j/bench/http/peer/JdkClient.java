package io.asyncio4j.bench.http.peer;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The JDK's client, called from virtual threads. */
final class JdkClient extends FanOut {
  private final HttpClient client = newClient();
  private final HttpRequest request;

  JdkClient(int port) {
    this.request = request(port, Contents.FAN_OUT);
  }

  static HttpClient newClient() {
    System.setProperty("jdk.httpclient.keepalive.timeout", "600");
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  static HttpRequest request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
  }

  @Override
  public String version() {
    return "JDK " + Runtime.version();
  }

  @Override
  void fetch(int requests, int inFlight, Latencies latencies) throws Exception {
    var left = new AtomicInteger(requests);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var workers =
          IntStream.range(0, inFlight)
              .mapToObj(_ ->
                  threads.submit(() -> {
                    work(left, latencies);
                    return true;
                  }))
              .toList();
      for (Future<Boolean> worker : workers) {
        worker.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a request failed", e.getCause());
    }
  }

  private void work(AtomicInteger left, Latencies latencies) throws Exception {
    while (left.getAndDecrement() > 0) {
      long start = System.nanoTime();
      check(client.send(request, BodyHandlers.ofByteArray()).body());
      long elapsed = System.nanoTime() - start;
      synchronized (latencies) {
        latencies.add(elapsed);
      }
    }
  }
}
