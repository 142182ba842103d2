package io.asyncio4j.bench.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections that have had one answer and then say nothing. */
final class IdleConnections implements AutoCloseable {
  private final List<SocketChannel> channels = new ArrayList<>();
  private final byte[] request;

  /** Opens {@code count} of them, one after the other. */
  IdleConnections(int count, int port, String path) throws IOException {
    this.request =
        ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try {
      for (int i = 0; i < count; i++) {
        var channel = SocketChannel.open(address);
        channels.add(channel);
        ask(channel);
      }
    } catch (IOException e) {
      close();
      throw new IOException("idle connection " + channels.size() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Asks once more on each.
   *
   * @throws IOException when one is there no more: then it was not idle connections that were
   *     measured
   */
  void check() throws IOException {
    for (SocketChannel channel : channels) {
      ask(channel);
    }
  }

  private void ask(SocketChannel channel) throws IOException {
    channel.write(ByteBuffer.wrap(request));
    var answer = ByteBuffer.allocate(2048);
    while (!isWhole(answer)) {
      if (channel.read(answer) < 0) {
        throw new IOException("the server has closed an idle connection");
      }
    }
  }

  private static boolean isWhole(ByteBuffer answer) {
    String text = new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
    int end = text.indexOf("\r\n\r\n");
    return end > 0 && text.endsWith(io.asyncio4j.bench.http.peer.Contents.TEXT);
  }

  @Override
  public void close() {
    for (SocketChannel channel : channels) {
      try {
        channel.close();
      } catch (IOException e) {
        // It is as closed as it will be.
      }
    }
  }
}
