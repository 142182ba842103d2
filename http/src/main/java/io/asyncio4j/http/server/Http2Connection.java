package io.asyncio4j.http.server;

import io.asyncio4j.net.netty.Outbound;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
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
  private final Set<Http2Exchange> streams = new LinkedHashSet<>();
  private List<Http2Exchange> dirtyStreams = new ArrayList<>(4);
  private long idleDeadline;
  private boolean goingAway;

  private Http2Connection(ServerCore core, Channel channel) {
    this.core = core;
    this.channel = channel;
    this.idleDeadline = core.deadline(core.settings.idleTimeout.toNanos());
  }

  /** Makes a channel a connection of HTTP/2. On the loop's own thread. */
  static void begin(ServerCore core, Channel channel) {
    var connection = new Http2Connection(core, channel);
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

  /** Has a stream's frames sent at the end of the turn. */
  void flushSoon(Http2Exchange stream) {
    dirtyStreams.add(stream);
    core.netty.flushSoon(this);
  }

  @Override
  protected void flush() {
    List<Http2Exchange> batch = dirtyStreams;
    if (!batch.isEmpty()) {
      dirtyStreams = new ArrayList<>(4);
      batch.forEach(Http2Exchange::writeFrames);
    }
    channel.flush();
    batch.forEach(Http2Exchange::flushed);
    if (goingAway && streams.isEmpty()) {
      channel.close();
    }
  }

  @Override
  public long deadline() {
    long earliest = idleDeadline;
    for (Http2Exchange stream : streams) {
      earliest = Math.min(earliest, stream.deadline());
    }
    return earliest;
  }

  @Override
  public void expire(long now) {
    if (idleDeadline <= now) {
      idleDeadline = NEVER;
      goAway();
      return;
    }
    for (Http2Exchange stream : new ArrayList<>(streams)) {
      if (stream.deadline() <= now) {
        stream.expire();
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
