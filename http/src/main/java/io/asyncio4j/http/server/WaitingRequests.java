package io.asyncio4j.http.server;

import io.asyncio4j.net.netty.NettyLoop;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Requests of a connection that wait for those before them, in their order. While there are too
 * many nothing is read.
 */
final class WaitingRequests {
  private static final int MOST = 32;

  private final NettyLoop netty;
  private final Channel channel;
  private @Nullable Http1Exchange first;
  private @Nullable Http1Exchange last;
  private int count;
  private boolean paused;

  WaitingRequests(NettyLoop netty, Channel channel) {
    this.netty = netty;
    this.channel = channel;
  }

  /** In the handler. */
  void add(Http1Exchange request) {
    if (last == null) {
      first = request;
    } else {
      last.next = request;
    }
    last = request;
    if (++count >= MOST && !paused) {
      paused = true;
      channel.config().setAutoRead(false);
    }
  }

  /** Takes the one that came first, in the coroutine; null when there is none. */
  @Nullable Http1Exchange poll() {
    Http1Exchange request = first;
    if (request == null) {
      return null;
    }
    first = request.next;
    if (first == null) {
      last = null;
    }
    count--;
    if (paused && count <= MOST / 2) {
      paused = false;
      netty.post(() -> channel.config().setAutoRead(true));
    }
    return request;
  }

  boolean isEmpty() {
    return first == null;
  }
}
