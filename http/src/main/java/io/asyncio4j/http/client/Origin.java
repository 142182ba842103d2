package io.asyncio4j.http.client;

import java.net.URI;
import java.util.Locale;

/**
 * Who is asked: two URLs of one origin share connections and credentials.
 *
 * @param host in lower case; an IPv6 address without brackets
 */
record Origin(boolean isSecure, String host, int port) {
  static Origin of(URI url) {
    String scheme = url.getScheme();
    boolean secure = "https".equalsIgnoreCase(scheme) || "wss".equalsIgnoreCase(scheme);
    if (!secure && !"http".equalsIgnoreCase(scheme) && !"ws".equalsIgnoreCase(scheme)) {
      throw new IllegalArgumentException(
          "'"
              + url
              + "' should begin with https:// or http://"
              + (scheme == null ? "; or give the client a baseUrl" : ""));
    }
    String host = url.getHost();
    if (host == null || host.isEmpty()) {
      throw new IllegalArgumentException("'" + url + "' names no host, or one that is not allowed");
    }
    if (host.startsWith("[")) {
      host = host.substring(1, host.length() - 1);
    }
    int port = url.getPort() == -1 ? (secure ? 443 : 80) : url.getPort();
    return new Origin(secure, lower(host), port);
  }

  private static String lower(String host) {
    return host.toLowerCase(Locale.ROOT);
  }

  /** As the header {@code Host} has it: without the port where that is the usual one. */
  String authority() {
    return port == (isSecure ? 443 : 80) ? bracketed() : bracketed() + ":" + port;
  }

  String hostAndPort() {
    return bracketed() + ":" + port;
  }

  private String bracketed() {
    return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
  }

  @Override
  public String toString() {
    return (isSecure ? "https://" : "http://") + authority();
  }
}
