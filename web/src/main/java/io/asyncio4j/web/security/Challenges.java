package io.asyncio4j.web.security;

import io.asyncio4j.http.Headers;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.StatusException;
import org.jspecify.annotations.Nullable;

/** The fields {@code Authorization} and {@code WWW-Authenticate} (RFC 9110, section 11). */
final class Challenges {
  private Challenges() {}

  /** What follows the scheme in {@code Authorization}; null when another or none is there. */
  static @Nullable String credentials(ServerRequest request, String scheme) {
    String field = request.header("Authorization");
    int length = scheme.length();
    if (field == null
        || !field.regionMatches(true, 0, scheme, 0, length)
        || field.length() <= length
        || field.charAt(length) != ' ') {
      return null;
    }
    String credentials = field.substring(length).strip();
    return credentials.isEmpty() ? null : credentials;
  }

  /** A challenge; parameters as names and values in turn. */
  static String of(String scheme, String... parameters) {
    var text = new StringBuilder(scheme);
    for (int i = 0; i < parameters.length; i += 2) {
      text.append(i == 0 ? " " : ", ").append(parameters[i]).append("=\"");
      text.append(parameters[i + 1].replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
    return text.toString();
  }

  static StatusException refusal(String message, String challenge) {
    return new StatusException(401, message, Headers.of("WWW-Authenticate", challenge));
  }
}
