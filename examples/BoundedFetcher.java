// Fetches twelve pages with the JDK's ordinary blocking HttpClient, four at a time, all on one
// thread: a send() that waits suspends its coroutine, not the loop. The server is part of the
// program, so it runs offline. It answers only when four requests are waiting, and counts them.
//
//   aio run examples/BoundedFetcher.java
//
// Prints:
//   /page/1: 6 bytes
//   /page/2: 6 bytes
//   …
//   /page/12: 7 bytes
//   12 pages, at most 4 at the same time

import static io.asyncio4j.Asyncio.*;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.IntStream;

record Page(String path, String body) {}

void main() throws Exception {
  try (var site = new Site();
      var client = HttpClient.newHttpClient()) {
    var paths = IntStream.rangeClosed(1, 12).mapToObj(n -> "/page/" + n).toList();
    var pages = run(() -> gatherEach(paths, 4, path -> fetch(client, site.uri(path))));

    pages.forEach(page -> IO.println(page.path + ": " + page.body.length() + " bytes"));
    IO.println(pages.size() + " pages, at most " + site.mostAtOnce + " at the same time");
  }
}

Page fetch(HttpClient client, URI uri) throws IOException, InterruptedException {
  var response = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  return new Page(uri.getPath(), response.body());
}

static class Site implements AutoCloseable {
  final HttpServer http = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
  final CyclicBarrier fourWaiting = new CyclicBarrier(4);
  final AtomicInteger waiting = new AtomicInteger();
  final AtomicInteger mostAtOnce = new AtomicInteger();

  Site() throws IOException {
    http.setExecutor(task -> Thread.startVirtualThread(task));
    http.createContext("/", this::answer);
    http.start();
  }

  void answer(HttpExchange exchange) throws IOException {
    mostAtOnce.accumulateAndGet(waiting.incrementAndGet(), Math::max);
    try {
      fourWaiting.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IOException(e);
    }
    waiting.decrementAndGet();
    byte[] body = exchange.getRequestURI().getPath().substring(1).getBytes();
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  URI uri(String path) {
    return URI.create("http://localhost:" + http.getAddress().getPort() + path);
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
