package io.asyncio4j.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Writes requests as bytes that are not always HTTP, each seed in its own way. */
final class RawMutations {
  private static final List<String> FIELDS =
      List.of(
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: gzip, chunked",
          "Transfer-Encoding: identity",
          "Content-Length: 0",
          "Content-Length: -1",
          "Content-Length: +5",
          "Content-Length: 5, 5",
          "Content-Length: 0x10",
          "Content-Length: 99999999999999999999",
          "Content-Length: 1000000000",
          "Content-Length:",
          "Expect: 100-continue",
          "Expect: more",
          "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13",
          "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk",
          "Connection: close",
          "Connection: keep-alive, close, ,",
          "Host: b",
          "Host: a:99999",
          "Host: a b",
          "Accept: text/event-stream",
          "Accept-Encoding: gzip;q=x, *;q=0",
          "If-None-Match: \"",
          "Range: bytes=9-1",
          "Cookie: level=\u0001",
          "X-Count : 3",
          "X Count: 3",
          ": nothing",
          "nothing",
          "X-Folded: a\r\n b",
          "X-High: \u00e9\u00ff",
          "X-Long: " + "a".repeat(70_000),
          "Content-Encoding: gzip",
          "TE: trailers",
          "Trailer: X-Count");
  private static final List<String> LINES =
      List.of(
          "GET",
          "GET /numbers/1",
          "GET  /numbers/1 HTTP/1.1",
          "GET /numbers/1 HTTP/1.0",
          "GET /numbers/1 HTTP/2.0",
          "GET /numbers/1 HTTP/9.9",
          "GET /numbers/1 http/1.1",
          "GET http://a/numbers/1 HTTP/1.1",
          "GET http:// HTTP/1.1",
          "GET * HTTP/1.1",
          "OPTIONS * HTTP/1.1",
          "CONNECT a:1 HTTP/1.1",
          "PRI * HTTP/2.0",
          "G\u0000T / HTTP/1.1",
          "GET /%zz HTTP/1.1",
          "GET /numbers/\u00e9 HTTP/1.1",
          "GET /a b HTTP/1.1",
          "GET /#a HTTP/1.1",
          "GET ? HTTP/1.1",
          "GET /" + "a".repeat(20_000) + " HTTP/1.1");
  private static final List<String> CHUNKS =
      List.of(
          "0\r\n\r\n",
          "5\r\n",
          "-1\r\n\r\n",
          "ffffffffffffffff\r\n",
          "5;a=\"b\r\nabcde\r\n0\r\n\r\n",
          "5\r\nabcdefg\r\n0\r\n\r\n",
          "2\r\n{}\r\n0\r\nX-Count: 1\r\n\r\n",
          "2\r\n{}\r\n0\r\n: \r\n\r\n",
          "z\r\n");

  private final Random random;

  RawMutations(long seed) {
    this.random = new Random(~seed);
  }

  byte[] spoil(Mutations.Sent request) {
    var head = new ArrayList<String>();
    head.add(request.method() + " " + request.target() + " HTTP/1.1");
    head.add("Host: a");
    request.headers().forEach(header -> head.add(header.name() + ": " + header.value()));
    byte[] body = request.body();
    if (body.length > 0) {
      head.add("Content-Length: " + body.length);
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      switch (random.nextInt(6)) {
        case 0 -> head.set(0, any(LINES));
        case 1 -> head.remove(random.nextInt(head.size()));
        case 2 -> head.add(random.nextInt(head.size() + 1), any(head.isEmpty() ? FIELDS : head));
        case 3 -> {
          head.removeIf(line -> line.startsWith("Content-Length"));
          head.add("Transfer-Encoding: chunked");
          body = any(CHUNKS).getBytes(ISO_8859_1);
        }
        default -> head.add(head.isEmpty() ? 0 : 1, any(FIELDS));
      }
      if (head.isEmpty()) {
        head.add("");
      }
    }
    String end = random.nextInt(12) == 0 ? "\n" : "\r\n";
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes((String.join(end, head) + end + end).getBytes(ISO_8859_1));
    bytes.writeBytes(body);
    return spoil(bytes.toByteArray());
  }

  private byte[] spoil(byte[] bytes) {
    byte[] spoilt = bytes.clone();
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(spoilt, random.nextInt(spoilt.length));
      case 1 -> {
        spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
        yield spoilt;
      }
      default -> spoilt;
    };
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
