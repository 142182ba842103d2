package io.asyncio4j.cli.fetch;

import java.net.URI;
import java.net.URISyntaxException;

/** One line of a list of URLs. */
sealed interface UrlLine {
  /** Its place in the list, from 1. */
  long number();

  /** A URL to fetch. */
  record Good(long number, URI url) implements UrlLine {}

  /** A line that is none, and why. */
  record Bad(long number, String text, String problem) implements UrlLine {}

  /** Whether the line is to be passed over: empty, or a comment. */
  static boolean isIgnored(String line) {
    String stripped = line.strip();
    return stripped.isEmpty() || stripped.startsWith("#");
  }

  static UrlLine parse(long number, String line) {
    String text = line.strip();
    try {
      var url = new URI(text);
      String scheme = url.getScheme();
      if (scheme == null) {
        return new Bad(number, text, "not a URL: it should begin with https:// or http://");
      }
      if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
        return new Bad(number, text, "the scheme " + scheme + " is not http or https");
      }
      if (url.getHost() == null || url.getPort() > 65535) {
        return new Bad(number, text, "no host, or one that is not allowed");
      }
      return new Good(number, url);
    } catch (URISyntaxException e) {
      boolean hasBlank = text.chars().anyMatch(Character::isWhitespace);
      return new Bad(
          number,
          text,
          hasBlank
              ? "a URL has no blanks: one URL a line, %20 for a blank"
              : "not a URL: " + e.getReason());
    }
  }
}
