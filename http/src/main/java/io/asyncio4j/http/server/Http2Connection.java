package io.asyncio4j.http.server;

import io.netty.channel.Channel;

final class Http2Connection {
  private Http2Connection() {}

  static void begin(ServerCore core, Channel channel) {
    channel.close();
  }
}
