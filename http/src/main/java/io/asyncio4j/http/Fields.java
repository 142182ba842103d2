package io.asyncio4j.http;

import java.util.BitSet;

/** What may stand in a header field (RFC 9110, section 5). */
final class Fields {
  private static final BitSet TOKEN = new BitSet(128);

  static {
    TOKEN.set('0', '9' + 1);
    TOKEN.set('a', 'z' + 1);
    TOKEN.set('A', 'Z' + 1);
    "!#$%&'*+-.^_`|~".chars().forEach(TOKEN::set);
  }

  private Fields() {}

  static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!TOKEN.get(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  static void checkName(String name) {
    if (!isToken(name)) {
      throw new IllegalArgumentException(
          "'" + name + "' is no name of a header field: letters, digits and !#$%&'*+-.^_`|~ only");
    }
  }

  /** A line break in a value would let whoever chose it add fields and messages of his own. */
  static void checkValue(String name, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c == 127 || c > 255) {
        throw new IllegalArgumentException(
            String.format(
                "the value of the header field %s has the character U+%04X at %d, which cannot be"
                    + " sent; remove or encode it",
                name, (int) c, i));
      }
    }
  }

  /** Whether a value should not appear in logs. */
  static boolean isSecret(String name) {
    return name.equalsIgnoreCase("Authorization")
        || name.equalsIgnoreCase("Proxy-Authorization")
        || name.equalsIgnoreCase("Cookie")
        || name.equalsIgnoreCase("Set-Cookie");
  }
}
