package io.asyncio4j.bench.http.peer;

import io.helidon.common.Version;
import io.helidon.http.HeaderValues;
import io.helidon.webclient.api.WebClient;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.net.InetAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Helidon: a virtual thread for each connection. */
final class HelidonServer implements Peer {
  private final WebServer server;
  private final WebClient client;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  HelidonServer(int upstream) {
    this.client =
        WebClient.builder()
            .baseUri("http://127.0.0.1:" + upstream)
            .connectionCacheSize(2048)
            .build();
    this.server =
        WebServer.builder()
            .address(InetAddress.getLoopbackAddress())
            .port(0)
            .backlog(4096)
            .routing(this::routes)
            .build()
            .start();
  }

  private void routes(HttpRouting.Builder routes) {
    routes
        .get(
            Contents.PLAINTEXT,
            (_, response) ->
                response.header(HeaderValues.CONTENT_TYPE_TEXT_PLAIN).send(Contents.text()))
        .get(
            Contents.JSON,
            (_, response) -> response.header(HeaderValues.CONTENT_TYPE_JSON).send(Contents.json()))
        .get(
            Contents.BODY,
            (_, response) ->
                response.header(HeaderValues.CONTENT_TYPE_TEXT_PLAIN).send(Contents.body()))
        .get(
            Contents.SUMMARY,
            (_, response) -> response.header(HeaderValues.CONTENT_TYPE_JSON).send(summary()));
  }

  private byte[] summary() throws InterruptedException, ExecutionException {
    var profile = threads.submit(() -> fetch(Contents.PROFILE));
    var orders = threads.submit(() -> fetch(Contents.ORDERS));
    return Contents.summary(profile.get(), orders.get());
  }

  private byte[] fetch(String path) {
    return client.get(path).requestEntity(byte[].class);
  }

  @Override
  public String version() {
    return "Helidon " + Version.VERSION;
  }

  @Override
  public int port() {
    return server.port();
  }
}
