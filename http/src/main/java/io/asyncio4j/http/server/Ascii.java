package io.asyncio4j.http.server;

import java.nio.charset.StandardCharsets;

/** The characters of HTTP/1.1, RFC 9110 section 5 and RFC 9112. */
final class Ascii {
  private static final boolean[] TOKEN = table("!#$%&'*+-.^_`|~", true);
  private static final boolean[] HOST = table("-._~!$&'()*+,;=:[]%", true);

  private Ascii() {}

  private static boolean[] table(String extra, boolean alphanumeric) {
    var table = new boolean[256];
    for (int c = 0; c < 128; c++) {
      table[c] = extra.indexOf(c) >= 0 || (alphanumeric && Character.isLetterOrDigit(c));
    }
    return table;
  }

  static boolean isToken(byte b) {
    return TOKEN[b & 0xff];
  }

  static boolean isToken(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!TOKEN[bytes[i] & 0xff]) {
        return false;
      }
    }
    return from < to;
  }

  static boolean isHost(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!HOST[bytes[i] & 0xff]) {
        return false;
      }
    }
    return true;
  }

  /** Whether it may stand in a field's value: no control character but the tab. */
  static boolean isFieldValue(byte b) {
    return (b >= 0x20 && b != 0x7f) || b < 0 || b == '\t';
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** Whether the range is {@code lowerCase}, whatever its case. */
  static boolean equalsIgnoreCase(byte[] bytes, int from, int to, byte[] lowerCase) {
    if (to - from != lowerCase.length) {
      return false;
    }
    for (int i = 0; i < lowerCase.length; i++) {
      if (lower(bytes[from + i]) != lowerCase[i]) {
        return false;
      }
    }
    return true;
  }

  static boolean equalsIgnoreCase(byte[] bytes, int from, int to, String name) {
    if (to - from != name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (lower(bytes[from + i]) != lower((byte) name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static byte lower(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static String string(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
