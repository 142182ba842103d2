package io.asyncio4j.http.server;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A cookie for a client to keep (RFC 6265). {@link #of} makes one that scripts in the page cannot
 * read and that other sites' requests do not carry.
 *
 * @param name a token
 * @param value visible ASCII without quotes, commas, semicolons and backslashes
 * @param maxAge how long it is kept; null until the browser ends, zero to forget it
 * @param domain null for this host alone
 * @param sameSite {@code Strict}, {@code Lax} or {@code None}; null leaves it to the client
 */
public record ResponseCookie(
    String name,
    String value,
    @Nullable Duration maxAge,
    String path,
    @Nullable String domain,
    boolean secure,
    boolean httpOnly,
    @Nullable String sameSite) {
  /** Refuses what a client would read as something else. */
  public ResponseCookie {
    if (!Ascii.isToken(Ascii.bytes(name), 0, name.length())) {
      throw new IllegalArgumentException("'" + name + "' is no name of a cookie; use a token");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' ' || c >= 0x7f || "\",;\\".indexOf(c) >= 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "the value of the cookie %s has the character U+%04X; encode it, as by Base64",
                name,
                (int) c));
      }
    }
    checkAttribute(path);
    checkAttribute(domain);
    checkAttribute(sameSite);
  }

  private static void checkAttribute(@Nullable String attribute) {
    if (attribute != null && attribute.chars().anyMatch(c -> c < ' ' || c >= 0x7f || c == ';')) {
      throw new IllegalArgumentException(
          "'"
              + attribute
              + "' cannot stand in a cookie; leave out semicolons and control characters");
    }
  }

  /** One for this host and all its paths, until the browser ends. */
  public static ResponseCookie of(String name, String value) {
    return new ResponseCookie(name, value, null, "/", null, false, true, "Lax");
  }

  /** This, kept as long as that. */
  public ResponseCookie withMaxAge(Duration duration) {
    return new ResponseCookie(name, value, duration, path, domain, secure, httpOnly, sameSite);
  }

  /** This for connections with TLS only. */
  public ResponseCookie withSecure(boolean only) {
    return new ResponseCookie(name, value, maxAge, path, domain, only, httpOnly, sameSite);
  }

  /** This for requests whose path begins with that. */
  public ResponseCookie withPath(String start) {
    return new ResponseCookie(name, value, maxAge, start, domain, secure, httpOnly, sameSite);
  }

  /** This for a domain and all hosts below it; null for this host alone. */
  public ResponseCookie withDomain(@Nullable String newDomain) {
    return new ResponseCookie(name, value, maxAge, path, newDomain, secure, httpOnly, sameSite);
  }

  /** This for other sites' requests as that says; {@code None} is for connections with TLS only. */
  public ResponseCookie withSameSite(String rule) {
    return new ResponseCookie(name, value, maxAge, path, domain, secure, httpOnly, rule);
  }

  String encoded() {
    var text = new StringBuilder(name).append('=').append(value);
    if (maxAge != null) {
      text.append("; Max-Age=").append(Math.max(0, maxAge.toSeconds()));
    }
    text.append("; Path=").append(path);
    if (domain != null) {
      text.append("; Domain=").append(domain);
    }
    if (secure) {
      text.append("; Secure");
    }
    if (httpOnly) {
      text.append("; HttpOnly");
    }
    if (sameSite != null) {
      text.append("; SameSite=").append(sameSite);
    }
    return text.toString();
  }
}
