package io.asyncio4j.bench.http.peer;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;

/** Vert.x with one event loop, which its client shares. */
final class VertxServer implements Peer {
  private static final Buffer TEXT = Buffer.buffer(Contents.text());
  private static final Buffer BODY = Buffer.buffer(Contents.body());

  private final HttpServer server;
  private final WebClient client;
  private final int upstream;
  private final String version;

  VertxServer(int upstream) throws Exception {
    Vertx vertx = newVertx();
    this.upstream = upstream;
    this.version = version(vertx);
    this.client = newClient(vertx);
    this.server = vertx.createHttpServer(new HttpServerOptions().setAcceptBacklog(4096));
    server.requestHandler(this::answer);
    server.webSocketHandler(VertxServer::echo);
    server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get();
  }

  static Vertx newVertx() {
    return Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
  }

  static WebClient newClient(Vertx vertx) {
    return WebClient.wrap(
        vertx.createHttpClient(
            new HttpClientOptions().setKeepAliveTimeout(600),
            new PoolOptions().setHttp1MaxSize(2048).setMaxWaitQueueSize(-1)));
  }

  static String version(Vertx vertx) {
    return "Vert.x "
        + Vertx.class.getPackage().getImplementationVersion()
        + (vertx.isNativeTransportEnabled() ? ", native transport" : ", NIO");
  }

  private void answer(HttpServerRequest request) {
    switch (request.path()) {
      case Contents.PLAINTEXT ->
          request.response().putHeader("content-type", "text/plain").end(TEXT);
      case Contents.JSON ->
          request
              .response()
              .putHeader("content-type", "application/json")
              .end(new JsonObject().put("message", Contents.TEXT).toBuffer());
      case Contents.BODY -> request.response().putHeader("content-type", "text/plain").end(BODY);
      case Contents.SUMMARY -> summary(request);
      default -> request.response().setStatusCode(404).end();
    }
  }

  private void summary(HttpServerRequest request) {
    Future<HttpResponse<Buffer>> profile =
        client.get(upstream, "127.0.0.1", Contents.PROFILE).send();
    Future<HttpResponse<Buffer>> orders = client.get(upstream, "127.0.0.1", Contents.ORDERS).send();
    Future.all(profile, orders)
        .onSuccess(_ ->
            request
                .response()
                .putHeader("content-type", "application/json")
                .end(
                    new JsonObject()
                        .put("profile", profile.result().bodyAsJsonObject())
                        .put("orders", orders.result().bodyAsJsonObject())
                        .toBuffer()))
        .onFailure(e -> request.response().setStatusCode(502).end(String.valueOf(e)));
  }

  private static void echo(ServerWebSocket socket) {
    socket.textMessageHandler(socket::writeTextMessage);
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public int port() {
    return server.actualPort();
  }
}
