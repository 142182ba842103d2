package io.asyncio4j.http.server;

import static io.asyncio4j.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The rules of RFC 9110 and RFC 9112 for requests, as bytes and what they are answered. */
class RequestRulesTest {
  /**
   * @param rule where it stands
   * @param request as it is sent
   * @param statuses of the answers, in order
   * @param closes whether the connection is closed then
   */
  private record Rule(String rule, String request, List<Integer> statuses, boolean closes) {}

  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n";

  private static Rule kept(String rule, String request, Integer... statuses) {
    return new Rule(rule, request, List.of(statuses), false);
  }

  private static Rule refused(String rule, String request, int status) {
    return new Rule(rule, request, List.of(status), true);
  }

  private static final List<Rule> RULES =
      List.of(
          kept("9112 2.1 a request", GET + "\r\n", 200),
          kept("9112 2.2 an empty line before it", "\r\n\r\n" + GET + "\r\n", 200),
          kept("9112 2.2 as many as are let pass", "\r\n".repeat(4) + GET + "\r\n", 200),
          refused("9112 2.2 one more", "\r\n".repeat(5) + GET + "\r\n", 400),
          kept("9112 9.3.2 several at once", (GET + "\r\n").repeat(5), 200, 200, 200, 200, 200),
          refused("9112 2.2 LF alone ends the line", "GET / HTTP/1.1\nHost: a\r\n\r\n", 400),
          refused("9112 2.2 LF alone ends a field", GET + "A: b\n\r\n", 400),
          refused("9112 2.2 CR alone in a field", GET + "A: b\rc\r\n\r\n", 400),
          refused(
              "9112 2.2 a blank before the first field", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400),
          refused("9112 3 two blanks", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
          refused("9112 3 a tab", "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n", 400),
          refused("9112 3 a blank at the end", "GET / HTTP/1.1 \r\nHost: a\r\n\r\n", 400),
          refused("9112 3 no version", "GET /\r\nHost: a\r\n\r\n", 400),
          refused("9112 3.1 a bad method", "G@T / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
          kept("9110 9.1 an unknown method", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 200),
          refused(
              "9112 3.2 a control character in the target",
              "GET /\u0001 HTTP/1.1\r\nHost: a\r\n\r\n",
              400),
          refused(
              "9112 3.2 more than ASCII in the target",
              "GET /\u00e4 HTTP/1.1\r\nHost: a\r\n\r\n",
              400),
          kept(
              "9112 3.2.2 a target with scheme",
              "GET http://a/b?c HTTP/1.1\r\nHost: a\r\n\r\n",
              200),
          refused("9112 3.2.3 CONNECT", "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", 501),
          kept("9112 3.2.4 OPTIONS *", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 200),
          refused("9112 3.2.4 * for another", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", 400),
          refused("9112 3.2 no form of a target", "GET a HTTP/1.1\r\nHost: a\r\n\r\n", 400),
          refused("9112 3.2 no Host", "GET / HTTP/1.1\r\n\r\n", 400),
          refused("9112 3.2 two Hosts", GET + "Host: a\r\n\r\n", 400),
          refused("9112 3.2 a bad Host", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400),
          kept("9112 3.2 an empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 200),
          refused("9112 2.3 another version", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505),
          refused("9112 2.3 no version at all", "GET / HTTQ/1.1\r\nHost: a\r\n\r\n", 400),
          refused("9112 2.3 lower case", "GET / http/1.1\r\nHost: a\r\n\r\n", 400),
          new Rule("9112 9.3 HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", List.of(200), true),
          kept("9112 9.3 HTTP/1.0 kept", "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", 200),
          new Rule("9112 9.6 close", GET + "Connection: close\r\n\r\n", List.of(200), true),
          refused("9112 5.1 a blank before the colon", GET + "A : b\r\n\r\n", 400),
          refused("9112 5.1 no colon", GET + "A\r\n\r\n", 400),
          refused("9112 5.1 no name", GET + ": b\r\n\r\n", 400),
          refused("9110 5.1 a bad name", GET + "A(: b\r\n\r\n", 400),
          refused("9112 5.2 folded", GET + "A: b\r\n c\r\n\r\n", 400),
          refused("9112 5.2 folded with a tab", GET + "A: b\r\n\tc\r\n\r\n", 400),
          refused("9110 5.5 NUL", GET + "A: b\0\r\n\r\n", 400),
          kept("9110 5.5 more than ASCII", GET + "A: \u00e4\tb\r\n\r\n", 200),
          kept("9112 6.2 a length", GET + "Content-Length: 3\r\n\r\nabc", 200),
          kept(
              "9112 6.2 a length of 0", GET + "Content-Length: 0\r\n\r\n" + GET + "\r\n", 200, 200),
          refused(
              "9112 6.3 two lengths",
              GET + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
              400),
          refused(
              "9112 6.3 one length twice",
              GET + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
              400),
          refused("9112 6.3 a list of lengths", GET + "Content-Length: 3, 3\r\n\r\nabc", 400),
          refused("9110 8.6 a sign", GET + "Content-Length: +3\r\n\r\nabc", 400),
          refused("9110 8.6 less than nothing", GET + "Content-Length: -1\r\n\r\n", 400),
          refused("9110 8.6 hexadecimal", GET + "Content-Length: 0x3\r\n\r\nabc", 400),
          refused("9110 8.6 nothing", GET + "Content-Length: \r\n\r\n", 400),
          refused("9110 8.6 beyond all", GET + "Content-Length: 99999999999999999999\r\n\r\n", 400),
          kept("9110 8.6 a length with blanks", GET + "CONTENT-length: \t 3 \t\r\n\r\nabc", 200),
          refused(
              "9112 6.3 a length of 0 and another",
              GET + "Content-Length: 0\r\nContent-Length: 3\r\n\r\nabc",
              400),
          refused("9110 8.6 a sign behind", GET + "Content-Length: 3-\r\n\r\nabc", 400),
          refused(
              "9110 8.6 the longest there is",
              GET + "Content-Length: " + "9".repeat(18) + "\r\n\r\n",
              413),
          refused(
              "9110 8.6 beyond 64 bits",
              GET + "Content-Length: 9223372036854775808" + "\r\n\r\n",
              400),
          refused(
              "9112 6.1 a length of 0 and chunks",
              GET + "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
              400),
          refused(
              "9112 6.1 a length and chunks",
              GET + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
              400),
          refused(
              "9112 6.1 chunks and a length",
              GET + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
              400),
          refused(
              "9112 6.1 chunks in HTTP/1.0",
              "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
              400),
          refused(
              "9112 6.1 an unknown coding",
              GET + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
              501),
          refused(
              "9112 6.3 chunked is not last",
              GET + "Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n",
              400),
          refused("9112 6.3 identity", GET + "Transfer-Encoding: identity\r\n\r\n", 400),
          refused(
              "9112 6.1 chunked twice",
              GET + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
              400),
          refused("9112 6.1 no coding", GET + "Transfer-Encoding: \r\n\r\n0\r\n\r\n", 400),
          kept(
              "9112 7 chunked in capitals",
              GET + "transfer-ENCODING: CHUNKED\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
              200),
          refused(
              "9112 6.1 disguised", GET + "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n", 400),
          kept("9112 7.1 chunks", chunked("3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n"), 200),
          kept("9112 7.1.1 extensions", chunked("3;a=b;c=\"d\"\r\nabc\r\n0;x\r\n\r\n"), 200),
          kept(
              "9112 7.1.2 trailers",
              chunked("3\r\nabc\r\n0\r\nA: b\r\n\r\n") + GET + "\r\n",
              200,
              200),
          kept("9112 7.1.1 long extensions", chunked(extended(250) + "abc\r\n0\r\n\r\n"), 200),
          refused("9112 7.1.1 too long ones", chunked(extended(300) + "abc\r\n0\r\n\r\n"), 400),
          refused("9112 7.1.1 a size too long", chunked("0".repeat(16) + "3\r\nabc\r\n"), 400),
          refused(
              "6585 5 large trailers", chunked("0\r\nA: " + "b".repeat(9000) + "\r\n\r\n"), 431),
          refused("9112 7.1 no size and no data", chunked("\r\n\r\n"), 400),
          refused("9112 7.1 CR alone behind a size", chunked("3\rXabc\r\n0\r\n\r\n"), 400),
          refused("9112 7.1 no line end behind the data", chunked("3\r\nabcXY0\r\n\r\n"), 400),
          refused("9112 7.1 no size", chunked("\r\nabc\r\n0\r\n\r\n"), 400),
          refused("9112 7.1 no hexadecimal", chunked("g\r\nabc\r\n0\r\n\r\n"), 400),
          refused("9112 7.1 a sign", chunked("+3\r\nabc\r\n0\r\n\r\n"), 400),
          refused("9112 7.1 0x", chunked("0x3\r\nabc\r\n0\r\n\r\n"), 400),
          refused("9112 7.1 a blank", chunked("3 \r\nabc\r\n0\r\n\r\n"), 400),
          refused("9112 7.1 a blank before", chunked(" 3\r\nabc\r\n0\r\n\r\n"), 400),
          refused("9112 7.1 a size beyond all", chunked("fffffffffffffffff\r\nabc"), 400),
          refused("9112 7.1 LF alone", chunked("3\nabc\r\n0\r\n\r\n"), 400),
          refused("9112 7.1 LF alone in an extension", chunked("3;a\nabc\r\n0\r\n\r\n"), 400),
          refused("9112 7.1 CR alone in an extension", chunked("3;a\rb\r\nabc\r\n0\r\n\r\n"), 400),
          refused("9112 7.1 longer than it says", chunked("3\r\nabcd\r\n0\r\n\r\n"), 400),
          refused("9112 7.1 LF alone behind the data", chunked("3\r\nabc\n0\r\n\r\n"), 400),
          refused("9112 7.1.2 a bad trailer", chunked("0\r\nA b\r\n\r\n"), 400),
          refused("9110 10.1.1 an unknown expectation", GET + "Expect: more\r\n\r\n", 417),
          refused(
              "9110 15.5.15 a long target",
              "GET /" + "a".repeat(9000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
              414),
          refused("6585 5 large fields", GET + "A: " + "b".repeat(9000) + "\r\n\r\n", 431),
          refused("6585 5 many fields", GET + "A: b\r\n".repeat(200) + "\r\n", 431));

  private static String extended(int length) {
    return "3;" + "a".repeat(length) + "\r\n";
  }

  private static String chunked(String body) {
    return "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + body;
  }

  private static final Handler READS =
      request -> {
        byte[] body = request.bytes();
        return ServerResponse.text("read " + body.length);
      };

  private static void check(Rule rule, RawClient client) throws IOException {
    for (int status : rule.statuses) {
      RawClient.Answer answer;
      try {
        answer = client.answer();
      } catch (EOFException e) {
        throw new AssertionError(rule.rule + ": no answer", e);
      }
      assertThat(answer.status()).as(rule.rule).isEqualTo(status);
    }
    if (rule.closes) {
      assertThat(client.isClosed()).as(rule.rule + " closes").isTrue();
    } else {
      assertThat(client.get("/again").status()).as(rule.rule + " keeps").isEqualTo(200);
    }
  }

  @Test
  void requestsAreAnsweredByTheRules() throws IOException {
    run(() -> {
      try (var server = HttpServer.start(READS, "127.0.0.1", 0)) {
        for (Rule rule : RULES) {
          try (var client = new RawClient(server.port())) {
            client.send(rule.request);
            check(rule, client);
          }
        }
      }
    });
  }

  /**
   * Whatever the network does with the bytes, the answer is the same: the parser alone, for speed.
   */
  @Test
  void tornAtAnyByteTheyAreReadTheSame() {
    for (Rule rule : RULES) {
      byte[] bytes = rule.request.getBytes(StandardCharsets.ISO_8859_1);
      String whole = parsed(bytes, bytes.length, 0);
      int step = bytes.length > 1000 ? 97 : 1;
      for (int at = 1; at < bytes.length; at += step) {
        assertThat(parsed(bytes, at, 0)).as("%s torn at %d", rule.rule, at).isEqualTo(whole);
      }
      assertThat(parsed(bytes, 1, 1)).as("%s byte by byte", rule.rule).isEqualTo(whole);
    }
  }

  /** What a parser tells of bytes that come in pieces, bodies as one. */
  static String parsed(byte[] bytes, int first, int piece) {
    var told = new StringBuilder();
    var parser =
        new RequestParser(
            new RequestParser.Sink() {
              @Override
              public void head(RequestHead head) {
                told.append("[").append(head.method()).append(' ').append(head.target());
                head.forEach(
                    (name, value) -> told.append(' ').append(name).append('=').append(value));
                told.append('|');
              }

              @Override
              public void body(byte[] chunk) {
                told.append(new String(chunk, StandardCharsets.ISO_8859_1));
              }

              @Override
              public void end(RequestHead trailers) {
                told.append(trailers == null ? "]" : "+" + trailers.fieldCount() + "]");
              }

              @Override
              public void bad(RequestParser.BadRequest problem) {
                told.append("!").append(problem.status);
              }
            },
            8192);
    parser.parse(bytes, 0, first);
    for (int at = first; at < bytes.length; ) {
      int length = piece == 0 ? bytes.length - at : Math.min(piece, bytes.length - at);
      parser.parse(bytes, at, at + length);
      at += length;
    }
    return told.toString();
  }

  @Test
  void brokenRequestsAreRefusedAndTheServerGoesOn() throws IOException {
    run(() -> {
      try (var server = HttpServer.start(READS, "127.0.0.1", 0)) {
        var random = new Random(20251121);
        for (int i = 0; i < 400; i++) {
          byte[] request = mutated(random);
          try (var client = new RawClient(server.port())) {
            int cut = random.nextInt(request.length + 1);
            try {
              client.send(Arrays.copyOf(request, cut));
              if (random.nextBoolean()) {
                Thread.onSpinWait();
              }
              client.send(Arrays.copyOfRange(request, cut, request.length));
              client.socket.shutdownOutput();
              checkAnswers(client, i);
            } catch (EOFException | SocketException e) {
              // Closed without a word: as good as a refusal.
            }
          }
          if (i % 20 == 0) {
            try (var honest = new RawClient(server.port())) {
              assertThat(honest.get("/").status()).isEqualTo(200);
            }
          }
        }
        assertThat(server.connections()).isLessThanOrEqualTo(1);
      }
    });
  }

  private static void checkAnswers(RawClient client, int round) throws IOException {
    while (true) {
      int status = client.answer().status();
      assertThat(status)
          .as("round %d", round)
          .matches(s -> s == 200 || s == 501 || s == 505 || (s >= 400 && s < 500));
    }
  }

  private static byte[] mutated(Random random) {
    Rule rule = RULES.get(random.nextInt(RULES.size()));
    byte[] bytes = rule.request.getBytes(StandardCharsets.ISO_8859_1);
    byte[] interesting = "\r\n \t:;,0aZ\0\u007f\u00ff".getBytes(StandardCharsets.ISO_8859_1);
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(3)) {
        case 0 -> bytes[at] = interesting[random.nextInt(interesting.length)];
        case 1 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        default -> {
          byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
          System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
          longer[at] = interesting[random.nextInt(interesting.length)];
          bytes = longer;
        }
      }
    }
    return bytes;
  }
}
