package io.asyncio4j.http.server;

import io.asyncio4j.net.netty.Outbound;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One connection of HTTP/2: its streams, each with a coroutine of its own, and what they have to
 * say at the end of a turn, which goes out with one flush.
 */
final class Http2Connection extends Outbound implements Connection {
  /**
   * A client that takes back more requests than that in so many seconds wants us to work in vain.
   */
  private static final int MOST_RESETS = 200;

  private static final int RESET_SECONDS = 30;
  private static final int MOST_SMALL_CONTINUATIONS = 16;
  private static final int MOST_EMPTY_FRAMES = 10;

  /** Answers to pings and settings that the client does not take. */
  private static final int MOST_QUEUED_CONTROL_FRAMES = 1_000;

  private final ServerCore core;
  private final Channel channel;
  private final Http2FrameCodec codec;
  private final Uptake uptake;
  private final Set<Http2Exchange> streams = new LinkedHashSet<>();
  private List<Http2Output> dirtyStreams = new ArrayList<>(4);
  private long idleDeadline;
  private long received;
  private long given;
  private boolean goingAway;

  private Http2Connection(ServerCore core, Channel channel, Http2FrameCodec codec) {
    this.core = core;
    this.channel = channel;
    this.codec = codec;
    this.uptake = new Uptake(core);
    this.idleDeadline = core.deadline(core.settings.idleTimeout.toNanos());
  }

  /** Makes a channel a connection of HTTP/2. On the loop's own thread. */
  static void begin(ServerCore core, Channel channel) {
    var codec =
        Http2FrameCodecBuilder.forServer()
            .initialSettings(
                Http2Settings.defaultSettings()
                    .maxConcurrentStreams(core.settings.maxStreams)
                    .maxHeaderListSize(core.settings.maxHeadSize))
            .validateRequiredPseudoHeaders(true)
            .decoderEnforceMaxRstFramesPerWindow(MOST_RESETS, RESET_SECONDS)
            .encoderEnforceMaxRstFramesPerWindow(MOST_RESETS, RESET_SECONDS)
            .decoderEnforceMaxSmallContinuationFrames(MOST_SMALL_CONTINUATIONS)
            .decoderEnforceMaxConsecutiveEmptyDataFrames(MOST_EMPTY_FRAMES)
            .encoderEnforceMaxQueuedControlFrames(MOST_QUEUED_CONTROL_FRAMES)
            .gracefulShutdownTimeoutMillis(0)
            .build();
    Http2ConnectionDecoder decoder = codec.decoder();
    decoder.frameListener(new ControlFrameLimit(core.loop, decoder.frameListener()));
    var connection = new Http2Connection(core, channel, codec);
    channel
        .pipeline()
        .addLast(codec)
        .addLast(
            new Http2MultiplexHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel stream) {
                    stream.pipeline().addLast(new Http2Exchange(core, connection, stream));
                  }
                }))
        .addLast(new Rest(core));
    core.opened(connection);
    channel.closeFuture().addListener(_ -> core.closed(connection));
  }

  Channel channel() {
    return channel;
  }

  void opened(Http2Exchange stream) {
    streams.add(stream);
    idleDeadline = NEVER;
  }

  void closed(Http2Exchange stream) {
    streams.remove(stream);
    if (streams.isEmpty()) {
      idleDeadline = core.deadline(core.settings.idleTimeout.toNanos());
      if (goingAway) {
        core.netty.flushSoon(this);
      }
    }
  }

  /** Bytes of a body have come. */
  void received(int bytes) {
    received += bytes;
  }

  /** How many bytes of bodies have come, whichever stream they were for. */
  long received() {
    return received;
  }

  /** Bytes of a body were handed to a stream's channel. */
  void given(int bytes) {
    given += bytes;
  }

  /** Whether the client would take more of a stream, had the connection room for it. */
  boolean hasRoom(Channel channelOfStream) {
    Http2FrameStream stream = ((Http2StreamChannel) channelOfStream).stream();
    Http2Stream known = codec.connection().stream(stream.id());
    return known != null && codec.connection().remote().flowController().windowSize(known) > 0;
  }

  /** How much waits for the client to take it. */
  private long pending() {
    long pending = ofChannel();
    for (Http2Exchange stream : streams) {
      pending += stream.pending();
    }
    return pending;
  }

  private long ofChannel() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes() - buffer.currentProgress();
  }

  /** Has a stream's frames sent at the end of the turn. */
  void flushSoon(Http2Output stream) {
    dirtyStreams.add(stream);
    core.netty.flushSoon(this);
  }

  @Override
  protected void flush() {
    List<Http2Output> batch = dirtyStreams;
    if (!batch.isEmpty()) {
      dirtyStreams = new ArrayList<>(4);
      batch.forEach(Http2Output::writeFrames);
    }
    channel.flush();
    boolean waits = ofChannel() > 0;
    for (Http2Output stream : batch) {
      waits |= stream.flushed() > 0;
    }
    if (waits && uptake.deadline() == NEVER) {
      uptake.restart(given - pending());
    }
    if (goingAway && streams.isEmpty()) {
      channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  public long deadline() {
    long earliest = Math.min(idleDeadline, uptake.deadline());
    for (Http2Exchange stream : streams) {
      earliest = Math.min(earliest, stream.deadline());
    }
    return earliest;
  }

  @Override
  public void expire(long now) {
    if (uptake.deadline() <= now) {
      long pending = pending();
      if (uptake.isTooSlow(pending, given - pending)) {
        core.netty.post(channel::close);
        return;
      }
    }
    if (idleDeadline <= now) {
      idleDeadline = NEVER;
      goAway();
      return;
    }
    for (Http2Exchange stream : new ArrayList<>(streams)) {
      if (stream.deadline() <= now) {
        stream.expire(now);
      }
    }
  }

  @Override
  public void goAway() {
    if (!goingAway) {
      goingAway = true;
      core.netty.post(() -> {
        channel.write(new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR));
        core.netty.flushSoon(this);
      });
    }
  }

  @Override
  public void cut() {
    channel.close();
  }

  /** What no stream takes: the frames of the connection itself, and its failures. */
  private static final class Rest extends ChannelInboundHandlerAdapter {
    private final ServerCore core;

    Rest(ServerCore core) {
      this.core = core;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ReferenceCountUtil.release(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      core.brokenConnection(cause);
      // What breaks the protocol the codec answers by GOAWAY with the error, and closes.
      if (Http2CodecUtil.getEmbeddedHttp2Exception(cause) == null) {
        context.close();
      }
    }
  }
}
