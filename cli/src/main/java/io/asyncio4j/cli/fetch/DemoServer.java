package io.asyncio4j.cli.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server on the loopback interface that takes its time: 100 to 300 ms an answer. */
final class DemoServer implements AutoCloseable {
  static final int PAGES = 50;

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("aio-demo-", 1).factory());

  DemoServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", DemoServer::answer);
    server.start();
  }

  /** The list of its pages, one URL a line. */
  String urls() {
    var urls = new StringBuilder();
    String host = server.getAddress().getHostString();
    for (int page = 1; page <= PAGES; page++) {
      urls.append("http://").append(host).append(':').append(server.getAddress().getPort());
      urls.append("/page/").append(page).append('\n');
    }
    return urls.toString();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    var random = new Random(path.hashCode()); // the same delay for the same page, every time
    try (exchange) {
      Thread.sleep(100 + random.nextInt(201));
      byte[] body = new byte[500 + random.nextInt(3000)];
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
