package io.asyncio4j.web.middleware;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Origins of pages: {@code https://example.org}, {@code https://*.example.org} for all below,
 * {@code http://localhost:*} for every port.
 */
record OriginPattern(String scheme, String host, boolean below, String port) {
  private static final String ANY = "*";
  private static final Pattern ORIGIN =
      Pattern.compile(
          "([a-z][a-z0-9+.-]*)://([a-z0-9._-]+|\\[[0-9a-f:.]+])(?::(\\d{1,5}))?",
          Pattern.CASE_INSENSITIVE);

  /**
   * @throws IllegalArgumentException when no browser would send such an origin
   */
  static OriginPattern of(String text) {
    boolean anyPort = text.endsWith(":*");
    String plain = anyPort ? text.substring(0, text.length() - 2) : text;
    boolean below = plain.contains("://*.");
    Matcher matcher = ORIGIN.matcher(below ? plain.replace("://*.", "://") : plain);
    if (!matcher.matches() || (anyPort && matcher.group(3) != null)) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is no origin; write it as https://example.org, https://*.example.org or"
              + " http://localhost:*, without a path or a slash after");
    }
    String scheme = lower(matcher.group(1));
    String port = matcher.group(3) == null ? "" : matcher.group(3);
    if ((scheme.equals("https") && port.equals("443"))
        || (scheme.equals("http") && port.equals("80"))) {
      throw new IllegalArgumentException(
          "browsers leave the port out of '" + text + "'; leave out :" + port);
    }
    return new OriginPattern(scheme, lower(matcher.group(2)), below, anyPort ? ANY : port);
  }

  boolean matches(String origin) {
    Matcher matcher = ORIGIN.matcher(origin);
    if (!matcher.matches() || !lower(matcher.group(1)).equals(scheme)) {
      return false;
    }
    String name = lower(matcher.group(2));
    String number = matcher.group(3) == null ? "" : matcher.group(3);
    return (below ? HostName.isBelow(name, host) : name.equals(host))
        && (port.equals(ANY) || port.equals(number));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
