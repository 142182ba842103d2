package io.asyncio4j.web.middleware;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What one proxy says of the request that it got, in {@code Forwarded} (RFC 7239). */
record ForwardedField(@Nullable String client, @Nullable String scheme, @Nullable String host) {
  private static final Pattern PAIR =
      Pattern.compile(
          "\\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s\",;]*))\\s*([;,]|$)");

  /** In their order; none at all when it is not written as it must be. */
  static List<ForwardedField> parse(String field) {
    var elements = new ArrayList<ForwardedField>();
    var element = new ForwardedField(null, null, null);
    Matcher pair = PAIR.matcher(field);
    int at = 0;
    while (at < field.length()) {
      if (!pair.find(at) || pair.start() != at) {
        return List.of();
      }
      String quoted = pair.group(2);
      String value = quoted == null ? pair.group(3) : quoted.replaceAll("\\\\(.)", "$1");
      element = element.with(pair.group(1).toLowerCase(Locale.ROOT), value);
      if (!pair.group(4).equals(";")) {
        elements.add(element);
        element = new ForwardedField(null, null, null);
      }
      at = pair.end();
    }
    return elements;
  }

  private ForwardedField with(String name, String value) {
    return switch (name) {
      case "for" -> new ForwardedField(value, scheme, host);
      case "proto" -> new ForwardedField(client, value, host);
      case "host" -> new ForwardedField(client, scheme, value);
      default -> this;
    };
  }
}
