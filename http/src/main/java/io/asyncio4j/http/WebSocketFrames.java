package io.asyncio4j.http;

import io.asyncio4j.EventLoop;
import io.asyncio4j.Handle;
import io.asyncio4j.http.WebSocket.Agreement;
import io.asyncio4j.http.WebSocket.Message;
import io.asyncio4j.net.netty.NettyLoop;
import io.asyncio4j.net.netty.Signal;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a WebSocket: what came waits here for the coroutine, what is to go waits here for
 * the end of the turn.
 *
 * <p>Closing: {@code closing} is set when this end has said, or was made to say, that it is over;
 * {@code end} when nothing will come any more.
 */
final class WebSocketFrames extends ChannelInboundHandlerAdapter {
  private static final int HIGH_WATER = 64 * 1024;
  private static final int MOST_WAITING = 64;
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final int PROTOCOL_ERROR = 1002;
  private static final int NO_STATUS = 1005;
  private static final int BAD_DATA = 1007;
  private static final int TOO_BIG = 1009;
  private static final int INTERNAL_ERROR = 1011;

  private final NettyLoop netty;
  private final EventLoop loop;
  private final Agreement agreement;
  private final ArrayDeque<Message> arrived = new ArrayDeque<>(4);
  private final Signal arrival = new Signal();
  private final Signal writable = new Signal();
  private final WebSocketOutput output;
  private final Signal ended = new Signal();
  private @Nullable ChannelHandlerContext context;
  private int waitingBytes;
  private boolean paused;
  private @Nullable ByteArrayOutputStream fragments;
  private boolean fragmentsAreText;
  private @Nullable WebSocketClosedException closing;
  private @Nullable WebSocketClosedException end;
  private @Nullable Handle timer;
  private boolean heard;
  private boolean asked;
  private boolean closedHere;
  private @Nullable Runnable leaving;

  WebSocketFrames(NettyLoop netty, Agreement agreement) {
    this.netty = netty;
    this.loop = netty.loop();
    this.agreement = agreement;
    this.output = new WebSocketOutput(netty, writable);
  }

  void addTo(ChannelPipeline pipeline) {
    var compression = agreement.compression();
    var config =
        WebSocketDecoderConfig.newBuilder()
            .expectMaskedFrames(!agreement.client())
            .allowMaskMismatch(false)
            .allowExtensions(compression != null)
            .maxFramePayloadLength(agreement.maxMessageSize())
            .closeOnProtocolViolation(false)
            .withUTF8Validator(false)
            .build();
    pipeline.addLast(new WebSocket13FrameDecoder(config));
    pipeline.addLast(new WebSocket13FrameEncoder(agreement.client()));
    if (compression != null) {
      pipeline.addLast(compression.newExtensionDecoder());
      pipeline.addLast(compression.newExtensionEncoder());
    }
    pipeline.addLast(this);
  }

  @Nullable WebSocketClosedException closing() {
    return closing;
  }

  @Nullable WebSocketClosedException end() {
    return end;
  }

  // In coroutines

  Message receive() throws WebSocketClosedException {
    while (true) {
      Message message = arrived.poll();
      if (message != null) {
        waitingBytes -= size(message);
        if (paused && waitingBytes <= HIGH_WATER / 2 && arrived.size() <= MOST_WAITING / 2) {
          paused = false;
          netty.post(() -> setAutoRead(true));
        }
        return message;
      }
      if (end != null) {
        throw new WebSocketClosedException(end.code(), end.reason());
      }
      arrival.await(loop, "receive from the WebSocket");
    }
  }

  /** What is added for a message when it comes is what is taken off when it goes. */
  private static int size(Message message) {
    return switch (message) {
      case Message.Text(String text) -> text.length();
      case Message.Binary(byte[] bytes) -> bytes.length;
    };
  }

  void send(boolean text, byte[] bytes) throws WebSocketClosedException {
    while (true) {
      if (closing != null) {
        throw new WebSocketClosedException(closing.code(), closing.reason());
      }
      if (!output.isFull()) {
        break;
      }
      writable.await(loop, "send to the WebSocket");
    }
    ByteBuf content = Unpooled.wrappedBuffer(bytes);
    output.add(text ? new TextWebSocketFrame(content) : new BinaryWebSocketFrame(content));
  }

  void close(int code, String reason) {
    beginClose(code, reason);
    if (end == null) {
      awaitEnd();
    }
  }

  void onLeaving(@Nullable Runnable action) {
    leaving = action;
    if (action != null && end != null && !closedHere) {
      action.run();
    }
  }

  void beginClose(int code, String reason) {
    closedHere = true;
    if (closing == null) {
      sayClose(code, reason);
      Handle late = loop.callLater(CLOSE_TIMEOUT, () -> netty.post(this::abort));
      if (timer != null) {
        timer.cancel();
      }
      timer = late;
    }
  }

  private void awaitEnd() {
    try {
      while (end == null) {
        // What comes now nobody receives; it must not keep the peer's farewell from being read.
        arrived.clear();
        waitingBytes = 0;
        if (paused) {
          paused = false;
          netty.post(() -> setAutoRead(true));
        }
        ended.await(loop, "close the WebSocket");
      }
    } catch (Throwable e) {
      netty.post(this::abort);
      throw e;
    }
  }

  private void sayClose(int code, String reason) {
    if (closing == null) {
      closing = new WebSocketClosedException(code, reason);
      output.add(new CloseWebSocketFrame(code, reason));
      writable.fire();
    }
  }

  // In the handler

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
    output.begin(added);
    Duration interval = agreement.pingInterval();
    if (interval != null) {
      watch(interval);
    }
  }

  private void watch(Duration interval) {
    timer =
        loop.callLater(
            interval,
            () -> {
              if (end != null) {
                return;
              }
              if (!heard && asked) {
                sayClose(INTERNAL_ERROR, "no answer to a ping");
                netty.post(this::abort);
                return;
              }
              asked = !heard;
              if (asked) {
                output.add(new PingWebSocketFrame());
              }
              heard = false;
              watch(interval);
            });
  }

  @Override
  public void channelRead(ChannelHandlerContext from, Object message) {
    try {
      heard = true;
      if (message instanceof WebSocketFrame frame && end == null) {
        read(frame);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void read(WebSocketFrame frame) {
    if (frame.rsv() != 0) {
      fail(PROTOCOL_ERROR, "a reserved bit is set");
      return;
    }
    switch (frame) {
      case TextWebSocketFrame _ -> data(frame, true);
      case BinaryWebSocketFrame _ -> data(frame, false);
      case ContinuationWebSocketFrame _ -> more(frame);
      case PingWebSocketFrame _ -> answer(frame);
      case CloseWebSocketFrame close -> closed(close);
      default -> {}
    }
  }

  private void answer(WebSocketFrame ping) {
    // One who pings and does not read must not fill the memory with answers.
    if (closing == null && !output.isFull()) {
      byte[] bytes = ByteBufUtil.getBytes(ping.content());
      output.add(new PongWebSocketFrame(Unpooled.wrappedBuffer(bytes)));
    }
  }

  private void data(WebSocketFrame frame, boolean text) {
    if (frame.isFinalFragment()) {
      whole(ByteBufUtil.getBytes(frame.content()), text);
      return;
    }
    fragments = new ByteArrayOutputStream();
    fragmentsAreText = text;
    more(frame);
  }

  private void more(WebSocketFrame frame) {
    ByteArrayOutputStream so = fragments;
    if (so == null) {
      fail(PROTOCOL_ERROR, "a continuation of nothing");
      return;
    }
    byte[] bytes = ByteBufUtil.getBytes(frame.content());
    if (so.size() + bytes.length > agreement.maxMessageSize()) {
      fail(TOO_BIG, "a message is too large");
      return;
    }
    so.writeBytes(bytes);
    if (frame.isFinalFragment()) {
      fragments = null;
      whole(so.toByteArray(), fragmentsAreText);
    }
  }

  private void whole(byte[] bytes, boolean text) {
    if (bytes.length > agreement.maxMessageSize()) {
      fail(TOO_BIG, "a message is too large");
      return;
    }
    Message message;
    try {
      message = text ? new Message.Text(decode(bytes)) : new Message.Binary(bytes);
    } catch (CharacterCodingException e) {
      fail(BAD_DATA, "a text is not UTF-8");
      return;
    }
    arrived.add(message);
    waitingBytes += size(message);
    if (!paused && (waitingBytes > HIGH_WATER || arrived.size() > MOST_WAITING)) {
      paused = true;
      setAutoRead(false);
    }
    arrival.fire();
    ended.fire();
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    for (byte b : bytes) {
      if (b < 0) {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      }
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private void closed(CloseWebSocketFrame frame) {
    int code = frame.statusCode();
    finish(new WebSocketClosedException(code == -1 ? NO_STATUS : code, frame.reasonText()));
    sayClose(code == -1 ? 1000 : code, "");
    output.closeAfterwards();
  }

  private void fail(int code, String reason) {
    finish(new WebSocketClosedException(code, reason));
    sayClose(code, reason);
    output.closeAfterwards();
  }

  private void finish(WebSocketClosedException how) {
    if (end == null) {
      end = how;
      fragments = null;
      if (timer != null) {
        timer.cancel();
      }
      arrival.fire();
      ended.fire();
      if (leaving != null && !closedHere) {
        leaving.run();
      }
    }
  }

  private void setAutoRead(boolean on) {
    if (context != null) {
      context.channel().config().setAutoRead(on);
    }
  }

  private void abort() {
    if (context != null) {
      context.close();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext from) throws Exception {
    finish(new WebSocketClosedException(WebSocketClosedException.LOST, ""));
    if (closing == null) {
      closing = end;
    }
    writable.fire();
    super.channelInactive(from);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext from) {
    if (from.channel().isWritable()) {
      writable.fire();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext from, Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof CorruptedWebSocketFrameException corrupted) {
        fail(corrupted.closeStatus().code(), corrupted.closeStatus().reasonText());
        return;
      }
      if (cause instanceof DecompressionException) {
        fail(TOO_BIG, "a message is too large or badly packed");
        return;
      }
    }
    abort();
  }
}
