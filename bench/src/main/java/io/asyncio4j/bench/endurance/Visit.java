package io.asyncio4j.bench.endurance;

import static io.asyncio4j.Asyncio.moveOnAfter;
import static io.asyncio4j.bench.endurance.RudeSocket.DATA;
import static io.asyncio4j.bench.endurance.RudeSocket.END_STREAM;
import static io.asyncio4j.bench.endurance.RudeSocket.RST_STREAM;
import static io.asyncio4j.bench.endurance.RudeSocket.WINDOW_UPDATE;

import io.asyncio4j.http.WebSocket;
import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.client.Body;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * What a client may do: the polite ones wait for the answer and look at it, the rude ones leave.
 */
enum Visit {
  TEXT(true) {
    @Override
    void pay(Host host) throws IOException {
      check(host.http1.get(host.url("/text")).text(), "hello");
    }
  },
  UPLOAD(true) {
    @Override
    void pay(Host host) throws IOException {
      echo(host.http1, host.url("/echo"), host.random.nextInt(100_000));
    }
  },
  DOWNLOAD(true) {
    @Override
    void pay(Host host) throws IOException {
      check(host.http1.get(host.url("/stream")).bytes().length, SoakServer.STREAM_BYTES);
    }
  },
  HTTP2_TEXT(true) {
    @Override
    void pay(Host host) throws IOException {
      check(host.http2.get(host.url("/text")).text(), "hello");
    }
  },
  HTTP2_UPLOAD(true) {
    @Override
    void pay(Host host) throws IOException {
      echo(host.http2, host.url("/pass"), host.random.nextInt(100_000));
    }
  },
  HTTP2_DOWNLOAD(true) {
    @Override
    void pay(Host host) throws IOException {
      check(host.http2.get(host.url("/stream")).bytes().length, SoakServer.STREAM_BYTES);
    }
  },
  EVENTS(true) {
    @Override
    void pay(Host host) throws IOException {
      int seen = 0;
      try (var response = host.http1.stream(Request.get(host.url("/events")))) {
        for (var event : response.events()) {
          check(event.data(), "event " + seen++);
        }
      }
      check(seen, 5);
    }
  },
  SOCKET(true) {
    @Override
    void pay(Host host) throws IOException {
      try (WebSocket socket = host.http1.webSocket(host.url("/socket").replace("http", "ws"))) {
        String text = "x".repeat(host.random.nextInt(5_000));
        for (int i = 0; i < 3; i++) {
          socket.send(text);
          check(socket.receiveText(), text);
        }
      }
    }
  },
  CANCELLED(false) {
    @Override
    void pay(Host host) throws IOException {
      moveOnAfter(
          host.soon(),
          () -> {
            host.http1.get(host.url("/stream"));
            host.http1.get(host.url("/slow"));
          });
    }
  },
  HTTP2_CANCELLED(false) {
    @Override
    void pay(Host host) throws IOException {
      // A client of its own: one that resets too many streams loses its connection, as it should.
      try (var client = AsyncClient.builder().http2PriorKnowledge().build()) {
        moveOnAfter(
            host.soon(),
            () -> {
              client.get(host.url("/stream"));
              client.get(host.url("/slow"));
            });
      }
    }
  },
  LEFT_AT_ONCE(false) {
    @Override
    void pay(Host host) throws IOException {
      host.rude().close();
    }
  },
  LEFT_IN_THE_HEAD(false) {
    @Override
    void pay(Host host) throws IOException {
      try (var socket = host.rude()) {
        String head = "GET /text HTTP/1.1\r\nHost: a\r\nAccept: text/plain\r\n\r\n";
        socket.send(head.substring(0, 1 + host.random.nextInt(head.length() - 1)));
      }
    }
  },
  LEFT_IN_THE_UPLOAD(false) {
    @Override
    void pay(Host host) throws IOException {
      try (var socket = host.rude()) {
        String path = host.random.nextBoolean() ? "/echo" : "/pass";
        socket.send("POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
        socket.send(new byte[host.random.nextInt(99_999)]);
      }
    }
  },
  LEFT_IN_A_CHUNK(false) {
    @Override
    void pay(Host host) throws IOException {
      try (var socket = host.rude()) {
        socket.send("POST /pass HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
        socket.send("10\r\n0123456789abcdef\r\n10\r\n0123");
        socket.readUntil("0123456789abcdef");
      }
    }
  },
  LEFT_IN_THE_HANDLER(false) {
    @Override
    void pay(Host host) throws IOException {
      try (var socket = host.rude()) {
        socket.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n".repeat(1 + host.random.nextInt(40)));
      }
    }
  },
  LEFT_IN_THE_RESPONSE(false) {
    @Override
    void pay(Host host) throws IOException {
      try (var socket = host.rude()) {
        socket.send("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n".repeat(20));
        socket.read(host.random.nextInt(SoakServer.STREAM_BYTES * 2));
      }
    }
  },
  LEFT_IN_THE_EVENTS(false) {
    @Override
    void pay(Host host) throws IOException {
      try (var socket = host.rude()) {
        socket.send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
        socket.readUntil("event 1");
      }
    }
  },
  LEFT_IN_THE_SOCKET(false) {
    @Override
    void pay(Host host) throws IOException {
      try (var socket = host.rude()) {
        socket.send(
            "GET /socket HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n");
        socket.readUntil("\r\n\r\n");
        // A short text, masked by zeros, and then part of a long one.
        byte[] text = {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, 'h', 'i'};
        socket.send(text);
        // The echo may be packed: its head is enough.
        socket.read(2);
        byte[] begun = Arrays.copyOf(text, 4_000);
        begun[1] = (byte) 0xfe;
        begun[2] = 0x7f;
        socket.send(begun);
      }
    }
  },
  HTTP2_LEFT_IN_THE_RESPONSE(false) {
    @Override
    void pay(Host host) throws IOException {
      try (var socket = host.rude()) {
        socket.beginHttp2();
        for (int stream = 1; stream < 20; stream += 2) {
          socket.request(stream, false, stream % 4 == 1 ? "/stream" : "/slow", true);
        }
        socket.read(host.random.nextInt(60_000));
      }
    }
  },
  HTTP2_LEFT_IN_THE_UPLOAD(false) {
    @Override
    void pay(Host host) throws IOException {
      try (var socket = host.rude()) {
        socket.beginHttp2();
        socket.request(1, true, "/pass", false);
        socket.frame(DATA, 0, 1, new byte[10_000]);
        socket.request(3, true, "/echo", false);
        socket.frame(DATA, 0, 3, new byte[10_000]);
        socket.send(new byte[] {0, 0x20, 0, 0, 0, 0, 0, 0, 1, 7, 7, 7});
      }
    }
  },
  HTTP2_RESET(false) {
    @Override
    void pay(Host host) throws IOException {
      try (var socket = host.rude()) {
        socket.beginHttp2();
        byte[] cancel = {0, 0, 0, 8};
        for (int stream = 1; stream < 100; stream += 2) {
          boolean post = host.random.nextBoolean();
          socket.request(stream, post, post ? "/pass" : "/stream", !post);
          if (post) {
            socket.frame(DATA, 0, stream, new byte[host.random.nextInt(1_000)]);
          } else {
            socket.frame(WINDOW_UPDATE, 0, stream, new byte[] {0, 1, 0, 0});
          }
          socket.frame(RST_STREAM, 0, stream, cancel);
        }
        socket.request(101, false, "/text", true);
        // The server's settings, and then some.
        socket.read(60);
      }
    }
  },
  HTTP2_BREACH(false) {
    @Override
    void pay(Host host) throws IOException {
      try (var socket = host.rude()) {
        socket.beginHttp2();
        socket.request(1, false, "/stream", true);
        socket.frame(DATA, END_STREAM, 1, new byte[100]);
        socket.frame(DATA, 0, host.random.nextBoolean() ? 0 : 5, new byte[100]);
      }
    }
  };

  /** Where visits are paid, and by whom. */
  record Host(SoakServer server, AsyncClient http1, AsyncClient http2, RandomGenerator random) {
    String url(String path) {
      return server.url(path);
    }

    RudeSocket rude() throws IOException {
      return new RudeSocket(server.port(), random.nextBoolean());
    }

    Duration soon() {
      return Duration.ofMillis(random.nextInt(10));
    }
  }

  private final boolean polite;

  Visit(boolean polite) {
    this.polite = polite;
  }

  /** Whether it is served to its end, so that a failure is the server's. */
  boolean isPolite() {
    return polite;
  }

  abstract void pay(Host host) throws IOException;

  static Visit any(RandomGenerator random) {
    Visit[] all = values();
    return all[random.nextInt(all.length)];
  }

  private static void echo(AsyncClient client, String url, int size) throws IOException {
    byte[] sent = new byte[size];
    Arrays.fill(sent, (byte) size);
    Response response = client.post(url, Body.bytes(sent));
    check(response.status(), 200);
    check(Arrays.equals(response.bytes(), sent), true);
  }

  private static void check(Object actual, Object expected) throws IOException {
    if (!actual.equals(expected)) {
      throw new IOException("expected " + expected + ", but got " + actual);
    }
  }
}
