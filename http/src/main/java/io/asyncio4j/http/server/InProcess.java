package io.asyncio4j.http.server;

import io.asyncio4j.Asyncio;
import io.asyncio4j.ReturnWhen;
import io.asyncio4j.Task;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.StreamingResponse;
import io.asyncio4j.http.client.Transport;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

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
 * writes one waits for whoever reads it. A virtual clock takes no time. There are no WebSockets.
 */
public final class InProcess implements Transport {
  private final ServerSettings settings = new ServerSettings();
  private final Handler handler;
  private final Set<Task<?>> answering = new LinkedHashSet<>();

  private InProcess(Handler handler) {
    this.handler = Objects.requireNonNull(handler, "handler");
  }

  /** Makes one of a handler, with a server's usual limits. */
  public static InProcess of(Handler handler) {
    return new InProcess(handler);
  }

  @Override
  public StreamingResponse send(Request request) throws IOException {
    var loop = Asyncio.runningLoop();
    var exchange = new InProcessExchange(loop, settings, request);
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
