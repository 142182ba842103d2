package io.asyncio4j.web.middleware;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The host in what a client writes into {@code Host}. */
final class HostName {
  private static final Pattern AUTHORITY =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::\\d{1,5})?");

  private HostName() {}

  /** Without the port, in small letters; null when it is none, or has a user or a path in it. */
  static @Nullable String of(String authority) {
    Matcher matcher = AUTHORITY.matcher(authority);
    return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : null;
  }

  /** Whether {@code host} is {@code domain} with something before it. */
  static boolean isBelow(String host, String domain) {
    return host.length() > domain.length() + 1 && host.endsWith("." + domain);
  }
}
