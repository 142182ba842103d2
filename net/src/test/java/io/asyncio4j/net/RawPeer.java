package io.asyncio4j.net;

import static io.asyncio4j.Asyncio.toThread;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The other end as the JDK's sockets make it, which do what a well-behaved peer does not. */
final class RawPeer implements AutoCloseable {
  private final ServerSocket listener;
  private Socket socket;

  RawPeer() throws IOException {
    listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
  }

  int port() {
    return listener.getLocalPort();
  }

  void accept() throws IOException {
    socket = toThread(listener::accept);
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Cuts the connection: what is under way is lost. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
    }
    listener.close();
  }
}
