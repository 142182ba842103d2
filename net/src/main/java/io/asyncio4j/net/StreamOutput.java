package io.asyncio4j.net;

import io.asyncio4j.net.netty.Outbound;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.concurrent.Future;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What goes out of one connection. Of what was written Netty gets no more than the kernel will soon
 * take; the rest waits here, so that a slow peer costs no direct memory.
 */
final class StreamOutput extends Outbound {
  /** asyncio's marks: a drain waits above the first until the second is reached. */
  static final int HIGH_WATER = 1 << 16;

  static final int LOW_WATER = 1 << 14;

  private static final int PIECE = 1 << 16;

  private final Stream stream;
  private final OutputQueue queue = new OutputQueue();
  private final Waiters waiters;

  /** How many bytes Netty has and the kernel has not. */
  private long inFlight;

  private boolean full;
  private boolean ending;
  private boolean ended;
  private boolean closing;
  private boolean lost;
  private boolean lostBytes;

  StreamOutput(Stream stream) {
    this.stream = stream;
    this.waiters = new Waiters(stream.loop());
  }

  // In coroutines

  void add(ByteBuffer bytes) {
    if (closing) {
      throw new IllegalStateException("the writer is closed; write before close()");
    }
    if (ending) {
      throw new IllegalStateException("the end was written; write before writeEof()");
    }
    if (lost) {
      bytes.position(bytes.limit());
      lostBytes = true;
      return;
    }
    queue.add(bytes);
    full |= buffered() > HIGH_WATER;
    stream.netty().flushSoon(this);
  }

  /** Ends what goes out once all of it has gone, and leaves the other direction open. */
  void end() {
    ending = true;
    stream.netty().flushSoon(this);
  }

  /** Closes the connection once all that was written has gone. */
  void close() {
    closing = true;
    stream.netty().flushSoon(this);
  }

  boolean isClosing() {
    return closing;
  }

  long buffered() {
    return queue.size() + inFlight;
  }

  boolean isFull() {
    return full && !lost;
  }

  /** Whether the connection was lost before all that was written had gone out. */
  boolean hasLostBytes() {
    return lostBytes;
  }

  /** Suspends until there is less than there was, or nothing will go out any more. */
  void awaitChange() {
    waiters.await();
  }

  // On the loop's own thread

  @Override
  protected void flush() {
    ChannelHandlerContext context = stream.context();
    if (lost || context == null) {
      return;
    }
    boolean wrote = false;
    while (queue.size() > 0 && inFlight < HIGH_WATER && !lost) {
      ByteBuf piece = queue.take(context.alloc(), PIECE);
      int length = piece.readableBytes();
      inFlight += length;
      wrote = true;
      context.write(piece).addListener(future -> written(future, length));
    }
    if (wrote) {
      context.flush();
    }
    finishIfAllWent(context);
  }

  private void finishIfAllWent(ChannelHandlerContext context) {
    if (buffered() > 0 || lost) {
      return;
    }
    if (closing) {
      context.close();
    } else if (ending && !ended) {
      ended = true;
      Channel channel = context.channel();
      if (channel instanceof DuplexChannel duplex) {
        duplex.shutdownOutput();
      }
    }
  }

  private void written(Future<?> future, int length) {
    inFlight -= length;
    Throwable cause = future.cause();
    if (cause != null) {
      lostBytes = true;
      stream.failed(cause);
      return;
    }
    if (queue.size() > 0 || closing || ending) {
      stream.netty().flushSoon(this);
    }
    if (buffered() <= LOW_WATER) {
      full = false;
      waiters.release();
    }
  }

  /** Nothing will go out any more. */
  void lost() {
    lost = true;
    lostBytes |= buffered() > 0;
    queue.clear();
    waiters.release();
  }

  @Override
  public String toString() {
    @Nullable ChannelHandlerContext context = stream.context();
    return context == null ? "a connection" : context.channel().toString();
  }
}
