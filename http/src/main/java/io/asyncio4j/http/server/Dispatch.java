package io.asyncio4j.http.server;

import static io.asyncio4j.Asyncio.currentTask;

import io.asyncio4j.CancelledError;
import io.asyncio4j.ContextVar;
import io.asyncio4j.EventLoop;
import io.asyncio4j.Handle;
import io.asyncio4j.Task;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Has the handler answer a request, and sends what it answers. In the request's coroutine. */
final class Dispatch {
  private static final System.Logger LOGGER = System.getLogger("io.asyncio4j.http");
  private static final byte[] KEEP_ALIVE_COMMENT = Ascii.bytes(": keep-alive\n\n");

  private final EventLoop loop;
  private final ServerSettings settings;
  private final Handler handler;
  private final @Nullable AccessLog log;

  Dispatch(EventLoop loop, ServerSettings settings, Handler handler) {
    this.loop = loop;
    this.settings = settings;
    this.handler = handler;
    this.log = settings.accessLog;
  }

  void answer(ServerRequest request, Exchange exchange) {
    ContextVar.<@Nullable Void, RuntimeException>isolated(() -> {
      if (log == null) {
        answerInContext(request, exchange);
      } else {
        answerLogged(request, exchange, log);
      }
      return null;
    });
  }

  private void answerLogged(ServerRequest request, Exchange exchange, AccessLog accessLog) {
    Instant started = Instant.now();
    long begin = System.nanoTime();
    try {
      answerInContext(request, exchange);
    } finally {
      Duration duration = Duration.ofNanos(System.nanoTime() - begin);
      try {
        accessLog.log(
            new AccessLog.Entry(
                request, exchange.sentStatus(), exchange.written(), started, duration));
      } catch (Exception e) {
        report("the access log", e);
      }
    }
  }

  private void answerInContext(ServerRequest request, Exchange exchange) {
    try {
      answerOnce(request, exchange);
    } finally {
      request.over();
    }
  }

  private void answerOnce(ServerRequest request, Exchange exchange) {
    ServerResponse response;
    try {
      response = handle(request);
    } catch (CancelledError e) {
      request.failed(e);
      response = cancelled(request, exchange, e);
    }
    try {
      send(request, response, exchange);
    } catch (CancelledError e) {
      request.failed(e);
      exchange.abort();
      if (isBeingCancelled() || exchange.isDisconnected()) {
        throw e;
      }
      report(request.toString(), e);
    } catch (Throwable e) {
      request.failed(e);
      failed(request, exchange, e);
    }
  }

  private ServerResponse handle(ServerRequest request) {
    try {
      ServerResponse response = handler.handle(request);
      if (response == null) {
        throw new NullPointerException(
            "the handler returned null; return a ServerResponse, such as"
                + " ServerResponse.status(204)");
      }
      return response;
    } catch (StatusException e) {
      request.failed(e);
      return e.response();
    } catch (CancelledError e) {
      throw e;
    } catch (Throwable e) {
      request.failed(e);
      boolean gone = e instanceof IOException && request.isDisconnected();
      if (!gone && !request.exchange().raise(e)) {
        report(request.toString(), e);
      }
      return internalError();
    }
  }

  /** The handler was cancelled from outside, or something that it awaited was. */
  private ServerResponse cancelled(ServerRequest request, Exchange exchange, CancelledError e) {
    if (isBeingCancelled() || exchange.isDisconnected()) {
      exchange.abort();
      throw e;
    }
    report(request.toString(), e);
    return internalError();
  }

  private static ServerResponse internalError() {
    return ServerResponse.text("Internal Server Error\n").withStatus(500);
  }

  /** The body failed: before a byte of it was sent that can be told, afterwards only cut off. */
  private void failed(ServerRequest request, Exchange exchange, Throwable e) {
    if (exchange.isDisconnected()) {
      return;
    }
    boolean begun = exchange.hasBegun();
    if ((!(e instanceof StatusException) || begun) && !exchange.raise(e)) {
      report(request.toString(), e);
    }
    if (begun) {
      exchange.abort();
      return;
    }
    ServerResponse response = e instanceof StatusException s ? s.response() : internalError();
    exchange.reply(response, ((Body.Bytes) response.body()).bytes());
  }

  private void send(ServerRequest request, ServerResponse answered, Exchange exchange)
      throws Exception {
    ServerResponse response = answered;
    if (answered.body() instanceof Body.File(var path)) {
      response = FileResponse.load(() -> FileResponse.of(request, answered, path));
    }
    if (response.body() instanceof Body.Encoded(Object value)) {
      response = response.withBody(new Body.Bytes(settings.json().bytes(value)));
    }
    if (settings.compression) {
      response = Compression.apply(request, response);
    }
    switch (response.body()) {
      case Body.Bytes(byte[] bytes) -> {
        if (response.trailers().isEmpty()) {
          exchange.reply(response, bytes);
        } else {
          stream(request, response, exchange, out -> out.write(bytes));
        }
      }
      case Body.Stream(StreamBody writer) -> stream(request, response, exchange, writer);
      case Body.Events(EventsBody sender, Duration keepAlive) ->
          events(request, response, exchange, sender, keepAlive);
      case Body.FilePart part -> file(request, response, exchange, part);
      case Body.Upgrade(WebSocketHandler talk, WebSocketOptions options) ->
          WebSocketUpgrade.serve(request, exchange, talk, options, response.headers());
      case Body.Encoded _ -> throw new AssertionError("what is encoded is so before");
      case Body.File _ -> throw new AssertionError("a file is resolved before");
    }
  }

  /** Whether somebody cancelled this coroutine, rather than what it awaited. */
  static boolean isBeingCancelled() {
    Task<?> task = currentTask();
    return task != null && task.cancelling() > 0;
  }

  private static boolean hasNoBody(ServerRequest request, ServerResponse response) {
    return request.method().equals("HEAD") || response.status() == 204 || response.status() == 304;
  }

  private static void stream(
      ServerRequest request, ServerResponse response, Exchange exchange, StreamBody writer)
      throws Exception {
    if (hasNoBody(request, response)) {
      exchange.headOnly(response, length(response));
      return;
    }
    exchange.prepare(response, length(response));
    exchange.trailers(response.trailers());
    var out = new ResponseStream(exchange);
    try {
      writer.writeTo(out);
    } finally {
      out.end();
    }
    exchange.end();
  }

  /** The length that the handler knows its stream to have, or -1. */
  private static long length(ServerResponse response) {
    String length = response.headers().get("Content-Length");
    return length == null ? -1 : Long.parseLong(length);
  }

  private void events(
      ServerRequest request,
      ServerResponse response,
      Exchange exchange,
      EventsBody sender,
      Duration keepAlive)
      throws Exception {
    stream(
        request,
        response,
        exchange,
        out -> {
          exchange.begin();
          try (var _ = new KeepAlive(exchange, keepAlive)) {
            sender.sendTo(new EventStream(out));
          }
        });
  }

  private static void file(
      ServerRequest request, ServerResponse response, Exchange exchange, Body.FilePart part)
      throws IOException {
    try (var file = part.file()) {
      if (hasNoBody(request, response)) {
        exchange.headOnly(response, part.length());
        return;
      }
      exchange.prepare(response, part.length());
      if (part.length() > 0) {
        exchange.write(file, part.offset(), part.length());
      }
      exchange.end();
    }
  }

  static void report(String what, Throwable failure) {
    LOGGER.log(System.Logger.Level.ERROR, what + " failed", failure);
  }

  /** Writes a comment whenever nothing else was written for a while. */
  private final class KeepAlive implements AutoCloseable {
    private final Exchange exchange;
    private final Duration interval;
    private Handle timer;
    private long written;

    KeepAlive(Exchange exchange, Duration interval) {
      this.exchange = exchange;
      this.interval = interval;
      this.written = exchange.written();
      this.timer = loop.callLater(interval, this::look);
    }

    private void look() {
      if (exchange.written() == written) {
        var _ = exchange.offer(KEEP_ALIVE_COMMENT);
      }
      written = exchange.written();
      timer = loop.callLater(interval, this::look);
    }

    @Override
    public void close() {
      timer.cancel();
    }
  }
}
