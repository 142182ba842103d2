package io.asyncio4j.http.server;

import io.asyncio4j.Asyncio;
import io.asyncio4j.ReturnWhen;
import io.asyncio4j.Task;
import io.asyncio4j.http.Headers;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.StreamingResponse;
import io.asyncio4j.http.client.Transport;
import io.asyncio4j.http.client.WebSocketSettings;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A handler that a client asks without a port or a network between them: for tests.
 *
 * <pre>{@code
 * var client = AsyncClient.builder()
 *     .baseUrl("http://app")
 *     .transport(InProcess.of(handler))
 *     .build();
 * }</pre>
 *
 * <p>Each request is answered in a task of its own, which is cancelled when the client gives the
 * request up, as a server does when the client goes away. Bodies go through in pieces, and whoever
 * writes one waits for whoever reads it; a response ends when its request is over, with all that
 * the handler had closed then. WebSockets are spoken frame by frame, but neither packed nor kept
 * alive by pings. A virtual clock takes no time.
 */
public final class InProcess implements Transport {
  private final ServerSettings settings;
  private final Handler handler;
  private final boolean raises;
  private final Set<Task<?>> answering = new LinkedHashSet<>();

  private InProcess(Handler handler, ServerSettings settings, boolean raises) {
    this.settings = settings;
    this.handler = Objects.requireNonNull(handler, "handler");
    this.raises = raises;
  }

  /** Makes one of a handler, with a server's usual limits. */
  public static InProcess of(Handler handler) {
    return new InProcess(handler, new ServerSettings(), false);
  }

  /**
   * Makes one of a handler with what a server would have of these settings without a network: the
   * largest body, compression, JSON, the access log.
   *
   * @param settings not to be changed any more
   */
  public static InProcess of(Handler handler, HttpServer.Builder settings) {
    return new InProcess(handler, settings.settings(), false);
  }

  /**
   * One of the same handler which has who asks get what the handler throws, as it is: in place of a
   * response of status 500, or when the body that it writes breaks off. What is thrown once there
   * is a WebSocket is logged still, and closes it with 1011.
   */
  public InProcess raising() {
    return new InProcess(handler, settings, true);
  }

  @Override
  public StreamingResponse send(Request request) throws IOException {
    return answer(request, null);
  }

  @Override
  public StreamingResponse openWebSocket(Request request, WebSocketSettings options)
      throws IOException {
    Headers headers =
        request
            .headers()
            .with("Connection", "Upgrade")
            .with("Upgrade", "websocket")
            .with("Sec-WebSocket-Version", "13")
            .with("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA==");
    if (!options.subprotocols().isEmpty()) {
      headers = headers.with("Sec-WebSocket-Protocol", String.join(", ", options.subprotocols()));
    }
    return answer(request.headers(headers), options);
  }

  private StreamingResponse answer(Request request, @Nullable WebSocketSettings webSocket)
      throws IOException {
    var loop = Asyncio.runningLoop();
    var exchange = new InProcessExchange(loop, settings, request, webSocket, raises);
    var dispatch = new Dispatch(loop, settings, handler);
    Task<?> task = loop.createTask("answer " + request, () -> exchange.answer(dispatch));
    answering.add(task);
    task.addDoneCallback(done -> {
      answering.remove(done);
      exchange.over();
    });
    return exchange.response(task);
  }

  /** Cancels what is being answered and waits for it. */
  @Override
  public void close() {
    List<Task<?>> left = List.copyOf(answering);
    left.forEach(Task::cancel);
    if (!left.isEmpty()) {
      var _ = Asyncio.waitUntil(ReturnWhen.ALL_COMPLETED, left);
    }
  }
}
