package io.asyncio4j.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.asyncio4j.http.Headers;
import java.net.URI;
import java.util.List;
import java.util.Random;

/** Spoils requests, each seed in its own way. */
final class Mutations {
  /** A request before and after. */
  @SuppressWarnings("ArrayRecordComponent")
  record Sent(String method, String target, Headers headers, byte[] body) {
    Sent target(String other) {
      return new Sent(method, other, headers, body);
    }

    Sent header(String name, String value) {
      return new Sent(method, target, headers.with(name, value), body);
    }

    Sent body(byte[] other) {
      return new Sent(method, target, headers, other);
    }

    @Override
    public String toString() {
      return method + " " + target + " " + headers + " " + new String(body, UTF_8);
    }
  }

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY", "BREW");
  private static final List<String> TEXTS =
      List.of(
          "",
          "0",
          "-1",
          "+1",
          "1e400",
          "-1e-400",
          "NaN",
          "Infinity",
          "0x10",
          "1_000",
          "１２",
          "99999999999999999999999",
          "9".repeat(2000),
          "1e999999999",
          "null",
          "true",
          "[]",
          "{}",
          "2026-02-30",
          "2026-13-01T00:00",
          "+999999999-12-31",
          "PT99999999999999H",
          "P-1D",
          "00000000-0000-0000-0000-00000000000g",
          "RED,RED",
          "red",
          "é",
          "\u0000",
          "%",
          "%zz",
          "%00",
          "%ff",
          "%c0%80",
          "%ed%a0%80",
          "%2F",
          "..",
          "%2e%2e",
          ";a=b",
          "a=b&c",
          "\\",
          "\"",
          "'",
          "<x>",
          "a".repeat(3000),
          "İ",
          "ß",
          "\uFFFF",
          "💥");
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "1",
          "-1",
          "1.5",
          "1e400",
          "-0.0",
          "1E+2147483648",
          "1e-999999999",
          "9".repeat(999),
          "9".repeat(1001),
          "0".repeat(5),
          "NaN",
          "Infinity",
          "\"\"",
          "\"x\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00x\"",
          "\"\\uZZZZ\"",
          "\"💥\"",
          "[]",
          "[null]",
          "[[[[]]]]",
          "{}",
          "{\"a\":1,\"a\":2}",
          "{\"\":null}",
          "\"1\"",
          "\"2026-02-30\"",
          "\"+999999999-12-31\"",
          "\"-999999999-01-01T00:00:00Z\"",
          "\"PT9223372036854775807S\"",
          "{\"kind\":null}",
          "{\"kind\":\"circle\"}",
          "{\"kind\":\"none\"}",
          "{\"kind\":[]}",
          "[".repeat(400) + "]".repeat(400),
          "[".repeat(1200) + "]".repeat(1200),
          "{\"a\":".repeat(600) + "1" + "}".repeat(600),
          "\"" + "a".repeat(5000) + "\"");
  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/json; charset=utf-16",
          "application/json; charset=none",
          "application/problem+json",
          "text/plain",
          "text/plain; charset=",
          "multipart/form-data",
          "multipart/form-data; boundary=",
          "multipart/form-data; boundary=\"a b\"",
          "/",
          "",
          "application/x-www-form-urlencoded",
          "application/x-www-form-urlencoded; charset=x",
          ";;;",
          "multipart/form-data; boundary=" + "b".repeat(300),
          "image/png",
          "*/*");

  private final Random random;

  Mutations(long seed) {
    this.random = new Random(seed);
  }

  /** Spoils a request in one to three ways. */
  Sent spoil(Sent request) {
    Sent spoilt = request;
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      spoilt = once(spoilt);
    }
    return spoilt;
  }

  private Sent once(Sent sent) {
    return switch (random.nextInt(14)) {
      case 0 -> new Sent(any(METHODS), sent.target(), sent.headers(), sent.body());
      case 1 -> sent.target(path(sent.target()));
      case 2, 3 -> sent.target(query(sent.target()));
      case 4 -> sent.header("Content-Type", any(TYPES));
      case 5 -> sent.header(any(List.of("X-Count", "X-At", "Accept", "X-Colors")), field());
      case 6 ->
          sent.header(
              "Cookie", any(List.of("level=", "level=\"", "level", ";;=", "a=b;level=")) + field());
      case 7 -> sent.body(cut(sent.body()));
      case 8 -> sent.body(bytes(sent.body()));
      case 9 -> sent.body(sent.body().length == 0 ? any(VALUES).getBytes(UTF_8) : new byte[0]);
      default -> sent.body(value(new String(sent.body(), UTF_8)).getBytes(UTF_8));
    };
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** What may stand in a header field. */
  private String field() {
    return any(TEXTS).replaceAll("[^\\x20-\\x7e]", "~");
  }

  /**
   * What may stand in a target: the text itself, with its percent signs if they are well formed.
   */
  private String escaped() {
    String text = any(TEXTS);
    return text.matches("(%[0-9a-fA-F]{2})+") ? text : Percent.encode(text);
  }

  private String path(String target) {
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    String rest = query < 0 ? "" : target.substring(query);
    return switch (random.nextInt(4)) {
      case 0 -> path + "/" + rest;
      case 1 -> "/" + path + rest;
      case 2 -> path.substring(0, path.lastIndexOf('/') + 1) + escaped() + rest;
      default -> path + escaped() + rest;
    };
  }

  private String query(String target) {
    if (random.nextInt(6) == 0) {
      return target.replaceAll("[?].*", "");
    }
    int query = target.indexOf('?');
    if (query < 0) {
      return target + "?" + escaped() + "=" + escaped();
    }
    String[] pairs = target.substring(query + 1).split("&");
    int at = random.nextInt(pairs.length);
    String name = pairs[at].replaceAll("=.*", "");
    pairs[at] =
        switch (random.nextInt(4)) {
          case 0 -> name;
          case 1 -> pairs[at] + "&" + pairs[at];
          case 2 -> escaped() + "=" + pairs[at];
          default -> name + "=" + escaped();
        };
    return target.substring(0, query + 1) + String.join("&", pairs);
  }

  private byte[] cut(byte[] body) {
    return body.length == 0 ? body : java.util.Arrays.copyOf(body, random.nextInt(body.length));
  }

  /** Puts bytes in place of others, which need not be UTF-8. */
  private byte[] bytes(byte[] body) {
    byte[] spoilt = body.clone();
    for (int i = random.nextInt(4); i >= 0 && spoilt.length > 0; i--) {
      spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
    }
    return spoilt;
  }

  /** Puts another value in place of one of a JSON document, or of a field of a form. */
  private String value(String body) {
    String[] parts = body.split("(?<=[:,\\[=&])|(?=[,\\]}&])");
    if (parts.length < 2) {
      return body + any(VALUES);
    }
    int at = random.nextInt(parts.length);
    parts[at] =
        random.nextInt(8) == 0
            ? ""
            : random.nextBoolean() ? any(VALUES) : parts[random.nextInt(parts.length)];
    return String.join("", parts);
  }

  /** Percent-encoding of everything but letters and digits. */
  private static final class Percent {
    static String encode(String text) {
      return java.net.URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
  }

  static URI uri(String target) {
    return URI.create("http://localhost" + target);
  }
}
