package io.asyncio4j.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** An address at which a connect neither succeeds nor fails: a listener whose queue is full. */
public final class Unanswering implements AutoCloseable {
  private final ServerSocket listener;
  private final List<Socket> queued = new ArrayList<>();

  public Unanswering(String host, int port) throws IOException {
    listener = new ServerSocket(port, 1, InetAddress.getByName(host));
    boolean full = false;
    while (!full) {
      var socket = new Socket();
      queued.add(socket);
      try {
        socket.connect(
            new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()), 50);
      } catch (SocketTimeoutException e) {
        full = true;
      }
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : queued) {
      socket.close();
    }
    listener.close();
  }
}
