package io.asyncio4j.http.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on threads that sends exactly the bytes a test wants. */
final class RawServer implements AutoCloseable {
  private final ServerSocket listener;
  private final Script script;
  private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());
  final List<Received> requests = Collections.synchronizedList(new ArrayList<>());
  final AtomicInteger accepted = new AtomicInteger();
  final AtomicInteger closedByPeer = new AtomicInteger();
  final CountDownLatch closed = new CountDownLatch(1);

  /** What a connection does. */
  @FunctionalInterface
  interface Script {
    void run(Peer peer) throws Exception;
  }

  /** Answers a request with the bytes of a whole response. */
  @FunctionalInterface
  interface Answers {
    String answer(Received request) throws Exception;
  }

  record Received(String method, String target, Map<String, String> headers, byte[] body) {
    String header(String name) {
      return headers.get(name.toLowerCase(Locale.ROOT));
    }

    String text() {
      return new String(body, StandardCharsets.ISO_8859_1);
    }
  }

  private RawServer(Script script) throws IOException {
    this.script = script;
    listener = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("raw-server").start(this::accept);
  }

  static RawServer scripted(Script script) throws IOException {
    return new RawServer(script);
  }

  /** Answers one request after the other. */
  static RawServer answering(Answers answers) throws IOException {
    return new RawServer(peer -> {
      for (Received request = peer.read(); request != null; request = peer.read()) {
        peer.send(answers.answer(request));
      }
    });
  }

  static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: "
        + body.getBytes(StandardCharsets.ISO_8859_1).length
        + "\r\n\r\n"
        + body;
  }

  static String redirect(int status, String location) {
    return "HTTP/1.1 "
        + status
        + " Moved\r\nLocation: "
        + location
        + "\r\nContent-Length: 5\r\n\r\nmoved";
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        accepted.incrementAndGet();
        Thread.ofPlatform().daemon().name("raw-connection").start(() -> serve(socket));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      script.run(new Peer(socket));
    } catch (Exception e) {
      // the client went away, or the test is over
    }
  }

  final class Peer {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Peer(Socket socket) throws IOException {
      this.socket = socket;
      in = new BufferedInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    }

    /** The next request; null when the peer has closed the connection. */
    Received read() throws IOException {
      String line;
      try {
        line = line();
      } catch (IOException e) {
        line = null;
      }
      if (line == null) {
        closedByPeer.incrementAndGet();
        closed.countDown();
        return null;
      }
      String[] words = line.split(" ");
      var headers = new LinkedHashMap<String, String>();
      for (String field = line(); !field.isEmpty(); field = line()) {
        int colon = field.indexOf(':');
        headers.merge(
            field.substring(0, colon).toLowerCase(Locale.ROOT),
            field.substring(colon + 1).strip(),
            (a, b) -> a + ", " + b);
      }
      byte[] body = new byte[0];
      if (headers.containsKey("content-length")) {
        body = in.readNBytes(Integer.parseInt(headers.get("content-length")));
      } else if (headers.containsKey("transfer-encoding")) {
        var chunks = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; ) {
          chunks.writeBytes(in.readNBytes(size));
          line();
          size = Integer.parseInt(line(), 16);
        }
        line();
        body = chunks.toByteArray();
      }
      var request = new Received(words[0], words[1], headers, body);
      requests.add(request);
      return request;
    }

    String line() throws IOException {
      var line = new ByteArrayOutputStream();
      for (int b = in.read(); b != '\n'; b = in.read()) {
        if (b < 0) {
          return null;
        }
        if (b != '\r') {
          line.write(b);
        }
      }
      return line.toString(StandardCharsets.ISO_8859_1);
    }

    void send(String bytes) throws IOException {
      send(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    /** In pieces at random places, each a packet of its own as far as that can be. */
    void sendTorn(String text, Random random) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      for (int at = 0; at < bytes.length; ) {
        int length = Math.min(bytes.length - at, 1 + random.nextInt(7));
        out.write(bytes, at, length);
        out.flush();
        Thread.onSpinWait();
        at += length;
      }
    }

    InputStream in() {
      return in;
    }

    Socket socket() {
      return socket;
    }

    /** Ends the connection with a reset. */
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    void awaitClose() throws IOException {
      try {
        while (in.read() >= 0) {}
      } catch (IOException e) {
        // reset
      }
      closedByPeer.incrementAndGet();
      closed.countDown();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : List.copyOf(sockets)) {
      socket.close();
    }
  }
}
