package io.asyncio4j.bench.endurance;

import static io.asyncio4j.Asyncio.allTasks;
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.runCoroutineThreadsafe;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;

import io.asyncio4j.EventLoop;
import io.asyncio4j.Promise;
import io.asyncio4j.http.ServerSentEvent;
import io.asyncio4j.http.WebSocket;
import io.asyncio4j.http.server.HttpServer;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The server that is put to the test, on a loop and thread of its own. */
final class SoakServer {
  static final int STREAM_BYTES = 256 * 1024;

  private static final byte[] PIECE = new byte[8 * 1024];
  private static final Duration A_WHILE = Duration.ofMillis(20);

  private record Started(EventLoop loop, HttpServer server) {}

  private final Started started;

  SoakServer() {
    var ready = new CompletableFuture<Started>();
    Thread.ofPlatform()
        .name("server")
        .daemon()
        .start(() ->
            run(() -> {
              try {
                var server = HttpServer.builder().start(SoakServer::answer, "127.0.0.1", 0);
                ready.complete(new Started(runningLoop(), server));
              } catch (IOException e) {
                ready.completeExceptionally(e);
              }
              Promise.<Boolean>create().await();
            }));
    started = ready.join();
  }

  int port() {
    return started.server.port();
  }

  String url(String path) {
    return started.server.url() + path;
  }

  int connections() throws Exception {
    return runCoroutineThreadsafe(started.loop, started.server::connections).get();
  }

  /** The tasks of its loop, by their names. */
  List<String> tasks() throws Exception {
    return runCoroutineThreadsafe(
            started.loop, () -> allTasks().stream().map(Object::toString).toList())
        .get();
  }

  private static ServerResponse answer(ServerRequest request) throws IOException {
    return switch (request.path()) {
      case "/text" -> ServerResponse.text("hello");
      case "/slow" -> {
        sleep(A_WHILE);
        yield ServerResponse.text("at last");
      }
      case "/echo" -> ServerResponse.bytes(request.bytes());
      case "/pass" ->
          ServerResponse.stream(out -> {
            for (byte[] chunk : request.chunks()) {
              out.write(chunk);
            }
          });
      case "/stream" ->
          ServerResponse.stream(out -> {
            for (int sent = 0; sent < STREAM_BYTES; sent += PIECE.length) {
              out.write(PIECE);
            }
          });
      case "/events" ->
          ServerResponse.events(out -> {
            for (int i = 0; i < 5; i++) {
              out.send(ServerSentEvent.of("event " + i));
              sleep(Duration.ofMillis(2));
            }
          });
      case "/socket" ->
          ServerResponse.webSocket(socket -> {
            for (WebSocket.Message message : socket) {
              socket.send(message);
            }
          });
      default -> ServerResponse.status(404);
    };
  }
}
