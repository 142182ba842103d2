package io.asyncio4j.bench.http.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executors;

/** The JDK's own server, a virtual thread for each request. */
final class JdkServer implements Peer {
  private final HttpServer server;
  private final HttpClient client = JdkClient.newClient();
  private final HttpRequest profile;
  private final HttpRequest orders;

  JdkServer(int upstream) throws IOException {
    // Header and body go out by themselves: without this each answer waits for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "100000");
    this.profile = JdkClient.request(upstream, Contents.PROFILE);
    this.orders = JdkClient.request(upstream, Contents.ORDERS);
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        Contents.PLAINTEXT, exchange -> answer(exchange, "text/plain", Contents.text()));
    server.createContext(
        Contents.JSON, exchange -> answer(exchange, "application/json", Contents.json()));
    server.createContext(
        Contents.BODY, exchange -> answer(exchange, "text/plain", Contents.body()));
    server.createContext(
        Contents.SUMMARY, exchange -> answer(exchange, "application/json", summary()));
    server.start();
  }

  private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private byte[] summary() {
    var first = client.sendAsync(profile, BodyHandlers.ofByteArray());
    var second = client.sendAsync(orders, BodyHandlers.ofByteArray());
    return Contents.summary(first.join().body(), second.join().body());
  }

  @Override
  public String version() {
    return "JDK " + Runtime.version();
  }

  @Override
  public int port() {
    return server.getAddress().getPort();
  }
}
