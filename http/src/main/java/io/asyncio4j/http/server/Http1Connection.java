package io.asyncio4j.http.server;

import io.asyncio4j.Asyncio;
import io.asyncio4j.CancelledError;
import io.asyncio4j.Promise;
import io.asyncio4j.Task;
import io.asyncio4j.http.Headers;
import io.asyncio4j.http.WebSocket;
import io.asyncio4j.http.server.RequestParser.BadRequest;
import io.asyncio4j.net.netty.NettyLoop;
import io.asyncio4j.net.netty.Signal;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One connection of HTTP/1: in the handler the bytes become requests that queue up, in the
 * coroutine they are answered one by one.
 *
 * <p>{@code gone} is set when the channel is closed; {@code inputOver} when no further request will
 * be taken; {@code handling} while the handler of the program runs.
 */
final class Http1Connection extends ChannelInboundHandlerAdapter
    implements RequestParser.Sink, Connection, Served {
  /** What a response says about the connection. */
  enum Persistence {
    AS_USUAL,
    KEEP_ALIVE,
    CLOSE
  }

  /** As much of a body that nobody reads is read for the sake of the next request. */
  static final int MOST_DRAINED = 256 * 1024;

  private final ServerCore core;
  private final NettyLoop netty;
  private final Channel channel;
  private final RequestParser parser;
  private final Http1Output output;
  private final WaitingRequests waiting;
  private final Signal arrived = new Signal();

  private boolean isReadingHead;
  private RequestBody arriving = RequestBody.NONE;
  private long drained;
  private @Nullable BadRequest problem;
  private boolean gone;
  private boolean inputOver;
  private boolean handling;
  private boolean upgraded;
  private boolean persists = true;
  private boolean hasAnswered;
  private @Nullable WebSocket socket;
  private @Nullable Task<?> task;
  private long deadline = NEVER;

  /** What is being answered. */
  private @Nullable Http1Exchange current;

  Http1Connection(ServerCore core, Channel channel) {
    this.core = core;
    this.netty = core.netty;
    this.channel = channel;
    this.parser = new RequestParser(this, core.settings.maxHeadSize);
    this.output = new Http1Output(core, channel);
    this.waiting = new WaitingRequests(netty, channel);
  }

  // In the handler

  /** Makes a channel a connection of HTTP/1. */
  static void begin(ServerCore core, Channel channel) {
    var connection = new Http1Connection(core, channel);
    channel.pipeline().addLast(connection);
    connection.setDeadline(core.settings.headTimeout.toNanos());
    core.opened(connection);
    core.serve(connection);
    channel.closeFuture().addListener(_ -> connection.closed());
  }

  @Override
  public void channelRead(ChannelHandlerContext from, Object message) {
    if (!(message instanceof ByteBuf bytes)) {
      ReferenceCountUtil.release(message);
      return;
    }
    byte[] scratch = core.scratch;
    try {
      while (bytes.isReadable() && !parser.isOver()) {
        int length = Math.min(bytes.readableBytes(), scratch.length);
        bytes.readBytes(scratch, 0, length);
        parser.parse(scratch, 0, length);
      }
    } finally {
      bytes.release();
    }
    if (!handling && waiting.isEmpty() && parser.isInHead() && !isReadingHead) {
      isReadingHead = true;
      setDeadline(core.settings.headTimeout.toNanos());
    }
  }

  @Override
  public void head(RequestHead newHead) {
    isReadingHead = false;
    var queued = new Http1Exchange(core, this, output, newHead);
    arriving = queued.body();
    waiting.add(queued);
    arrived.fire();
  }

  @Override
  public void body(byte[] chunk) {
    arriving.add(chunk);
    if (arriving.isDiscarded()) {
      drained += chunk.length;
      if (drained > MOST_DRAINED) {
        parser.end();
        endInput();
      }
    }
  }

  @Override
  public void end(@Nullable RequestHead newTrailers) {
    if (arriving != RequestBody.NONE) {
      arriving.end(newTrailers == null ? Headers.empty() : ServerRequest.toHeaders(newTrailers));
      drained = 0;
    }
  }

  @Override
  public void bad(BadRequest newProblem) {
    if (!arriving.isComplete()) {
      arriving.fail(new StatusException(newProblem.status, newProblem.reason));
      endInput();
    } else {
      problem = newProblem;
      endInput();
    }
  }

  private void endInput() {
    inputOver = true;
    arrived.fire();
  }

  private void closed() {
    gone = true;
    inputOver = true;
    parser.end();
    core.closed(this);
    var lost = new IOException("the client has closed the connection");
    arriving.fail(lost);
    if (current != null) {
      current.body().fail(lost);
    }
    arrived.fire();
    output.close(lost);
    if (handling && task != null && !upgraded) {
      task.cancel();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext from) {
    output.writabilityChanged();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
    core.brokenConnection(cause);
    channel.close();
  }

  // Timeouts, in a callback of the loop

  private void setDeadline(long nanos) {
    deadline = core.deadline(nanos);
  }

  @Override
  public long deadline() {
    return output.deadline() < deadline ? output.deadline() : deadline;
  }

  @Override
  public void expire(long now) {
    if (output.deadline() <= now) {
      if (output.isOverdue()) {
        netty.post(channel::close);
      }
      return;
    }
    deadline = NEVER;
    if (handling && current != null) {
      current.body().fail(new StatusException(408, "the body does not come"));
      endInput();
    } else if (parser.isInHead()) {
      parser.end();
      problem = new BadRequest(408, "the request does not come");
      endInput();
    } else {
      endInput();
    }
  }

  // The coroutine

  @Override
  public void serve() {
    task = Asyncio.currentTask();
    try {
      for (Http1Exchange next = next(); next != null; next = next()) {
        answer(next);
        if (!persists || upgraded) {
          break;
        }
      }
      if (problem != null && !gone && persists && !upgraded) {
        refuse(problem);
      }
    } catch (CancelledError e) {
      if (!gone) {
        netty.post(channel::close);
        throw e;
      }
    } catch (Throwable e) {
      netty.post(channel::close);
      throw e;
    } finally {
      current = null;
      handling = false;
      output.closeGently(
          !parser.isBetweenRequests() || !arriving.isComplete() || !waiting.isEmpty(), upgraded);
      parser.end();
    }
  }

  /** Takes the next request; null when there will be none. */
  private @Nullable Http1Exchange next() {
    while (true) {
      if (output.isFull() && !gone) {
        output.awaitSpace();
        continue;
      }
      Http1Exchange queued = gone ? null : waiting.poll();
      if (queued != null) {
        deadline = NEVER;
        return queued;
      }
      if (inputOver || core.isClosing()) {
        return null;
      }
      if (hasAnswered) {
        hasAnswered = false;
        setDeadline(
            (!arriving.isComplete()
                    ? core.settings.bodyTimeout
                    : parser.isInHead() ? core.settings.headTimeout : core.settings.idleTimeout)
                .toNanos());
      }
      arrived.await(core.loop, "take the next request");
    }
  }

  private void answer(Http1Exchange exchange) {
    RequestHead head = exchange.head();
    hasAnswered = true;
    String refused = RequestTarget.problem(head.method(), head.target());
    if (refused != null) {
      refuse(new BadRequest(head.method().equals("CONNECT") ? 501 : 400, refused));
      return;
    }
    current = exchange;
    handling = true;
    try {
      core.dispatch.answer(exchange.request(), exchange);
    } finally {
      handling = false;
      current = null;
    }
    persists &= exchange.persists();
    RequestBody body = exchange.body();
    if (!body.isComplete()) {
      body.discard();
      persists &= !body.expectsContinue();
    }
  }

  private void refuse(BadRequest bad) {
    persists = false;
    var response = ServerResponse.text(bad.reason + "\n").withStatus(bad.status);
    output.reply(response, ((Body.Bytes) response.body()).bytes(), false, Persistence.CLOSE);
  }

  // For the exchanges

  /** Whether another request may follow on this connection. */
  boolean takesMore() {
    return persists && !core.isClosing() && (!inputOver || !waiting.isEmpty() || problem != null);
  }

  boolean isGone() {
    return gone;
  }

  Channel channel() {
    return channel;
  }

  void abort() {
    persists = false;
    netty.post(channel::close);
  }

  void readBody(boolean wanted) {
    if (netty.inHandler()) {
      channel.config().setAutoRead(wanted);
    } else {
      netty.post(() -> channel.config().setAutoRead(wanted));
    }
  }

  void awaitsBody(long nanos) {
    setDeadline(nanos);
  }

  void awaitsNothing() {
    deadline = NEVER;
  }

  WebSocket upgrade(Headers headers, WebSocket.Agreement agreement) {
    upgraded = true;
    Promise<WebSocket> done = core.loop.createPromise();
    netty.post(() -> {
      if (!done.isDone()) {
        done.setResult(switchProtocol(headers, agreement));
      }
    });
    WebSocket made = done.await();
    socket = made;
    if (core.isClosing()) {
      made.beginClose(1001, "");
    }
    return made;
  }

  private WebSocket switchProtocol(Headers headers, WebSocket.Agreement agreement) {
    deadline = NEVER;
    output.interim(101, headers);
    byte[] rest = parser.takeRest();
    parser.end();
    ChannelPipeline pipeline = channel.pipeline();
    channel.config().setAutoRead(true);
    WebSocket made = WebSocket.over(netty, pipeline, agreement);
    if (rest.length > 0) {
      pipeline.context(this).fireChannelRead(Unpooled.wrappedBuffer(rest));
    }
    channel.pipeline().remove(this);
    return made;
  }

  // The server's shutdown

  @Override
  public void goAway() {
    if (socket != null) {
      socket.beginClose(1001, "the server stops");
    }
    arrived.fire();
  }

  @Override
  public void cut() {
    channel.close();
  }
}
