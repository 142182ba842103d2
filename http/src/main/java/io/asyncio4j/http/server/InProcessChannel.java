package io.asyncio4j.http.server;

import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * One of two channels of which each reads what the other writes, without a network: what is written
 * while the other does not read waits here, as it would in the kernel.
 */
final class InProcessChannel extends EmbeddedChannel {
  private @Nullable InProcessChannel peer;

  private InProcessChannel() {}

  /** Makes two that are connected. */
  static InProcessChannel[] pair() {
    var one = new InProcessChannel();
    var other = new InProcessChannel();
    one.peer = other;
    other.peer = one;
    return new InProcessChannel[] {one, other};
  }

  @Override
  protected void doWrite(ChannelOutboundBuffer written) {
    InProcessChannel reader = peer;
    boolean any = false;
    while (reader != null && reader.isOpen() && reader.config().isAutoRead()) {
      Object message = written.current();
      if (message == null) {
        break;
      }
      reader.pipeline().fireChannelRead(ReferenceCountUtil.retain(message));
      written.remove();
      any = true;
    }
    if (any && reader != null) {
      reader.pipeline().fireChannelReadComplete();
    }
  }

  /** It reads again: what the other one holds back can come. */
  @Override
  protected void doBeginRead() {
    if (peer != null && peer.isOpen()) {
      peer.unsafe().flush();
    }
  }

  @Override
  protected void doClose() throws Exception {
    super.doClose();
    if (peer != null && peer.isOpen()) {
      peer.close();
    }
  }
}
