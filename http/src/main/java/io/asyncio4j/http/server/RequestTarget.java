package io.asyncio4j.http.server;

import org.jspecify.annotations.Nullable;

/**
 * The forms of a request's target (RFC 9112, section 3.2): a path with a query, or a whole URL, as
 * clients send it to a proxy, or a star.
 */
final class RequestTarget {
  private RequestTarget() {}

  /** What is wrong with it, since its form depends on the method; null when nothing is. */
  static @Nullable String problem(String method, String target) {
    if (method.equals("CONNECT")) {
      return "this is no proxy";
    }
    if (target.startsWith("/")) {
      return null;
    }
    if (target.equals("*")) {
      return method.equals("OPTIONS") ? null : "the target * is for OPTIONS";
    }
    boolean absolute =
        target.regionMatches(true, 0, "http://", 0, 7)
            || target.regionMatches(true, 0, "https://", 0, 8);
    return absolute ? null : "the target is neither a path nor a URL";
  }

  /** The host and port in a URL; null in any other. */
  static @Nullable String authority(String target) {
    int start = authorityStart(target);
    return start == 0 ? null : target.substring(start, pathStart(target));
  }

  private static int authorityStart(String target) {
    if (target.startsWith("/")) {
      return 0;
    }
    int scheme = target.indexOf("://");
    return scheme < 0 ? 0 : scheme + 3;
  }

  private static int pathStart(String target) {
    int authority = authorityStart(target);
    if (authority == 0) {
      return 0;
    }
    for (int i = authority; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c == '/' || c == '?') {
        return i;
      }
    }
    return target.length();
  }

  /** The path as it was sent, without the query. */
  static String rawPath(String target) {
    int start = pathStart(target);
    int question = target.indexOf('?', start);
    String raw = target.substring(start, question < 0 ? target.length() : question);
    return raw.isEmpty() ? "/" : raw;
  }

  /** What follows the question mark, as it was sent; empty when there is none. */
  static String rawQuery(String target) {
    int question = target.indexOf('?');
    return question < 0 ? "" : target.substring(question + 1);
  }
}
