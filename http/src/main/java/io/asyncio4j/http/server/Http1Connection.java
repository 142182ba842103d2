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
import java.net.SocketAddress;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * One connection of HTTP/1: in the handler the bytes become requests that queue up, in the
 * coroutine they are answered one by one.
 *
 * <p>{@code gone} is set when the channel is closed; {@code inputOver} when no further request will
 * be taken; {@code handling} while the handler of the program runs.
 */
final class Http1Connection extends ChannelInboundHandlerAdapter
    implements RequestParser.Sink, Exchange, Connection, Served {
  /** What a response says about the connection. */
  enum Persistence {
    AS_USUAL,
    KEEP_ALIVE,
    CLOSE
  }

  /** Requests that wait for those before them; when there are more nothing is read. */
  private static final int MOST_WAITING = 32;

  /** As much of a body that nobody reads is read for the sake of the next request. */
  static final int MOST_DRAINED = 256 * 1024;

  private final ServerCore core;
  private final NettyLoop netty;
  private final Channel channel;
  private final RequestParser parser;
  private final Http1Output output;
  private final Signal arrived = new Signal();

  private @Nullable Queued first;
  private @Nullable Queued last;
  private int waiting;
  private boolean paused;
  private boolean isReadingHead;
  private RequestBody arriving = RequestBody.NONE;
  private long drained;
  private @Nullable BadRequest problem;
  private boolean gone;
  private boolean inputOver;
  private boolean handling;
  private boolean upgraded;
  private @Nullable WebSocket socket;
  private @Nullable Task<?> task;
  private long deadline = NEVER;

  // Of the request that is being answered
  private RequestHead head = RequestHead.NONE;
  private RequestBody body = RequestBody.NONE;
  private @Nullable ServerResponse prepared;
  private long preparedLength;
  private boolean begun;
  private boolean chunked;
  private long remaining;
  private boolean persists = true;
  private Headers trailers = Headers.empty();
  private long written;
  private int status;

  private static final class Queued {
    final RequestHead head;
    final RequestBody body;
    @Nullable Queued next;

    Queued(RequestHead head, RequestBody body) {
      this.head = head;
      this.body = body;
    }
  }

  Http1Connection(ServerCore core, Channel channel) {
    this.core = core;
    this.netty = core.netty;
    this.channel = channel;
    this.parser = new RequestParser(this, core.settings.maxHeadSize);
    this.output = new Http1Output(core, channel);
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
    if (!handling && first == null && parser.isInHead() && !isReadingHead) {
      isReadingHead = true;
      setDeadline(core.settings.headTimeout.toNanos());
    }
  }

  @Override
  public void head(RequestHead newHead) {
    isReadingHead = false;
    arriving =
        newHead.hasBody()
            ? new RequestBody(
                core.loop,
                this,
                newHead.contentLength(),
                core.settings.maxBodySize,
                newHead.expectsContinue())
            : RequestBody.NONE;
    var queued = new Queued(newHead, arriving);
    if (last == null) {
      first = queued;
    } else {
      last.next = queued;
    }
    last = queued;
    if (++waiting >= MOST_WAITING && !paused) {
      paused = true;
      channel.config().setAutoRead(false);
    }
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
    body.fail(lost);
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
      if (!output.hasProgressed()) {
        netty.post(channel::close);
      }
      return;
    }
    deadline = NEVER;
    if (handling || first != null) {
      body.fail(new StatusException(408, "the body does not come"));
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
      while (next()) {
        answer();
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
      first = null;
      last = null;
      handling = false;
      output.closeGently(
          !parser.isBetweenRequests() || !arriving.isComplete() || waiting > 0, upgraded);
      parser.end();
    }
  }

  /** Takes the next request. */
  private boolean next() {
    while (true) {
      if (output.isFull() && !gone) {
        output.awaitSpace();
        continue;
      }
      Queued queued = first;
      if (queued != null && !gone) {
        take(queued);
        return true;
      }
      if (inputOver || core.isClosing()) {
        return false;
      }
      if (arriving.isComplete()) {
        if (!isReadingHead && status != 0) {
          setDeadline(core.settings.idleTimeout.toNanos());
        }
      } else {
        setDeadline(core.settings.bodyTimeout.toNanos());
      }
      arrived.await(core.loop, "take the next request");
    }
  }

  private void take(Queued queued) {
    first = queued.next;
    if (first == null) {
      last = null;
    }
    waiting--;
    if (paused && waiting <= MOST_WAITING / 2) {
      paused = false;
      netty.post(() -> channel.config().setAutoRead(true));
    }
    head = queued.head;
    body = queued.body;
    deadline = NEVER;
    prepared = null;
    begun = false;
    trailers = Headers.empty();
    written = 0;
    status = 0;
  }

  private void answer() {
    String refused = refusal();
    if (refused != null) {
      persists = false;
      refuse(new BadRequest(head.method().equals("CONNECT") ? 501 : 400, refused));
      return;
    }
    var request =
        new ServerRequest(
            core.settings,
            this,
            head.method(),
            head.target(),
            head.isHttp10() ? "HTTP/1.0" : "HTTP/1.1",
            head,
            body);
    handling = true;
    try {
      core.dispatch.answer(request, this);
    } finally {
      handling = false;
    }
    if (!body.isComplete()) {
      body.discard();
      persists &= !body.expectsContinue();
    }
  }

  /** What is wrong with the target, whose form depends on the method. */
  private @Nullable String refusal() {
    String target = head.target();
    if (head.method().equals("CONNECT")) {
      return "this is no proxy";
    }
    if (target.startsWith("/")) {
      return null;
    }
    if (target.equals("*")) {
      return head.method().equals("OPTIONS") ? null : "the target * is for OPTIONS";
    }
    boolean absolute =
        target.regionMatches(true, 0, "http://", 0, 7)
            || target.regionMatches(true, 0, "https://", 0, 8);
    return absolute ? null : "the target is neither a path nor a URL";
  }

  private void refuse(BadRequest bad) {
    persists = false;
    status = bad.status;
    prepared = null;
    var response = ServerResponse.text(bad.reason + "\n").withStatus(bad.status);
    output.reply(response, ((Body.Bytes) response.body()).bytes(), false, Persistence.CLOSE);
  }

  // What a response is made of

  private Persistence persistence() {
    boolean drainable =
        body.isComplete()
            || (!body.expectsContinue()
                && (body.length() < 0 || body.length() - body.received() <= MOST_DRAINED));
    persists =
        persists
            && head.keepAlive()
            && drainable
            && !core.isClosing()
            && (!inputOver || first != null || problem != null);
    return !persists
        ? Persistence.CLOSE
        : head.isHttp10() ? Persistence.KEEP_ALIVE : Persistence.AS_USUAL;
  }

  private void respectClose(ServerResponse response) {
    if (response.headers().contains("Connection", "close")) {
      persists = false;
    }
  }

  @Override
  public void reply(ServerResponse response, byte[] bytes) {
    begun = true;
    status = response.status();
    boolean isHead = head.method().equals("HEAD");
    respectClose(response);
    if (!isHead) {
      written = bytes.length;
    }
    output.reply(response, bytes, isHead, persistence());
  }

  @Override
  public void headOnly(ServerResponse response, long length) {
    begun = true;
    status = response.status();
    respectClose(response);
    boolean bodiless = status == 204 || status == 304;
    output.head(
        response,
        bodiless
            ? ResponseEncoder.NO_BODY
            : length >= 0
                ? length
                : head.isHttp10() ? ResponseEncoder.UNTIL_CLOSE : ResponseEncoder.CHUNKED,
        persistence());
  }

  @Override
  public void prepare(ServerResponse response, long length) {
    prepared = response;
    preparedLength = length;
  }

  @Override
  public void begin() {
    ServerResponse response = prepared;
    if (begun || response == null) {
      return;
    }
    begun = true;
    status = response.status();
    respectClose(response);
    chunked = preparedLength < 0 && !head.isHttp10();
    if (preparedLength < 0 && !chunked) {
      persists = false;
    }
    remaining = preparedLength;
    long framing =
        preparedLength >= 0
            ? preparedLength
            : chunked ? ResponseEncoder.CHUNKED : ResponseEncoder.UNTIL_CLOSE;
    output.head(response, framing, persistence());
  }

  @Override
  public boolean hasBegun() {
    return begun;
  }

  private void beforeWrite(long length) throws IOException {
    begin();
    if (remaining >= 0 && (remaining -= length) < 0) {
      throw new IllegalStateException(
          "the body is longer than its Content-Length said; leave the length out or give the right"
              + " one");
    }
    while (output.isFull() && !gone) {
      output.awaitSpace();
    }
    if (gone) {
      throw new IOException("the client has closed the connection");
    }
    written += length;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    beforeWrite(bytes.length);
    output.body(bytes, chunked);
  }

  @Override
  public boolean offer(byte[] bytes) {
    if (gone || !begun || output.isFull()) {
      return false;
    }
    written += bytes.length;
    output.body(bytes, chunked);
    return true;
  }

  @Override
  public void write(FileChannel file, long offset, long length) throws IOException {
    if (output.canSendFiles() && preparedLength >= 0) {
      beforeWrite(length);
      output.file(file, offset, length);
      return;
    }
    FileResponse.copy(file, offset, length, this::write);
  }

  @Override
  public void trailers(Headers newTrailers) {
    trailers = newTrailers;
  }

  @Override
  public void end() throws IOException {
    begin();
    if (remaining > 0) {
      throw new IllegalStateException(
          "the body is " + remaining + " bytes shorter than its Content-Length said");
    }
    if (chunked) {
      output.lastChunk(trailers);
    }
  }

  @Override
  public void abort() {
    persists = false;
    netty.post(channel::close);
  }

  @Override
  public boolean canUpgrade() {
    return head.upgrades() && !head.isHttp10() && body.isComplete();
  }

  @Override
  public WebSocket upgrade(Headers headers, WebSocket.Agreement agreement) {
    begun = true;
    status = 101;
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

  @Override
  public void sendContinue() {
    if (!begun) {
      output.sendContinue();
    }
  }

  @Override
  public void readBody(boolean wanted) {
    if (netty.inHandler()) {
      channel.config().setAutoRead(wanted);
    } else {
      netty.post(() -> channel.config().setAutoRead(wanted));
    }
  }

  @Override
  public void awaitsBody(boolean awaits) {
    if (awaits) {
      setDeadline(core.settings.bodyTimeout.toNanos());
    } else {
      deadline = NEVER;
    }
  }

  @Override
  public boolean isDisconnected() {
    return gone;
  }

  @Override
  public @Nullable SocketAddress remoteAddress() {
    return channel.remoteAddress();
  }

  @Override
  public @Nullable SocketAddress localAddress() {
    return channel.localAddress();
  }

  @Override
  public String scheme() {
    return core.settings.tls == null ? "http" : "https";
  }

  @Override
  public long written() {
    return written;
  }

  @Override
  public int sentStatus() {
    return status;
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
