package io.asyncio4j.http.client;

import io.asyncio4j.net.netty.NettyLoop;
import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** A connection of the pool. What is called by the pool is on the loop's thread. */
abstract class Connection {
  final NettyLoop netty;
  final Channel channel;
  private final boolean isRemote;
  private @Nullable HostPool host;

  /** How many exchanges are on it. */
  int inUse;

  /** How many were on it before. */
  int served;

  long idleSince;

  Connection(NettyLoop netty, Channel channel) {
    this.netty = netty;
    this.channel = channel;
    this.isRemote = isRemote(channel);
  }

  /**
   * Whether the peer is another machine: a virtual clock waits for it. On this one it may be in
   * this very program, where time is not to stand still.
   */
  private static boolean isRemote(Channel channel) {
    InetAddress address =
        channel.remoteAddress() instanceof InetSocketAddress remote ? remote.getAddress() : null;
    return address != null && !address.isLoopbackAddress();
  }

  final boolean isRemote() {
    return isRemote;
  }

  /** How many exchanges may be on it now; 0 when it is not to be used any more. */
  abstract int capacity();

  /** Begins an exchange. */
  abstract Exchange open(Request request, Timeouts limits);

  final boolean hasRoom() {
    return inUse < capacity();
  }

  final void joined(HostPool host) {
    this.host = host;
  }

  /** An exchange is over. */
  final void exchanged() {
    served++;
    if (host != null) {
      host.pool().release(this);
    }
  }

  /** It takes no more, or more than before. */
  final void changed() {
    if (host != null) {
      host.pool().changed(this);
    }
  }

  /** Closes it, and tells whose it was, who is to take it out. */
  final @Nullable HostPool leftFor() {
    HostPool from = host;
    host = null;
    netty.post(channel::close);
    return from;
  }

  /** Lets its host know whether it has room. */
  final void offerTo() {
    if (host != null) {
      host.offer(this);
    }
  }

  /** Takes it out of the pool at once, and closes the channel with the next look at the network. */
  final void discard() {
    left();
    netty.post(channel::close);
  }

  /** Ends it since the client is closed. */
  void end() {
    discard();
  }

  /** Takes it out of the pool. */
  final void left() {
    HostPool from = host;
    host = null;
    if (from != null) {
      from.pool().remove(this, from);
    }
  }
}
