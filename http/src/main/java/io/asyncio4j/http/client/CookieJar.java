package io.asyncio4j.http.client;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cookies that servers have set, and which of them go to whom (RFC 6265). For the coroutines of
 * one loop.
 *
 * <p>A server cannot set cookies for others than itself and the domains above it, nor for a public
 * suffix such as {@code com}, {@code co.uk} or {@code github.io}, below which anybody can have a
 * domain. The list of them comes with Guava; a program that leaves its jar out knows those of one
 * label only.
 */
public final class CookieJar {
  private static final int MAX_COOKIES = 3000;
  private static final int MAX_SIZE = 8 * 1024;

  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.RFC_1123_DATE_TIME,
          DateTimeFormatter.ofPattern("EEE, dd-MMM-yyyy HH:mm:ss zzz", Locale.ROOT),
          DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT)
              .withZone(ZoneOffset.UTC));

  private record Key(String name, String domain, String path) {}

  /** Older ones first. */
  private final Map<Key, Cookie> cookies = new LinkedHashMap<>();

  private final Clock clock;

  /** Makes an empty one. */
  public CookieJar() {
    this(Clock.systemUTC());
  }

  CookieJar(Clock clock) {
    this.clock = clock;
  }

  /** Puts a cookie in as if {@code url} had set it. */
  public void set(String url, String name, String value) {
    checkPair(name, value);
    store(Urls.parse(url), List.of(name + "=" + value + "; Path=/"));
  }

  /** All of them. */
  public List<Cookie> all() {
    forgetExpired();
    return List.copyOf(cookies.values());
  }

  /** The value of the cookie {@code name}, whoever has set it; null when there is none. */
  public @Nullable String get(String name) {
    return all().stream()
        .filter(cookie -> cookie.name().equals(name))
        .map(Cookie::value)
        .findFirst()
        .orElse(null);
  }

  /** Forgets all of them. */
  public void clear() {
    cookies.clear();
  }

  static void checkPair(String name, String value) {
    if (name.isEmpty()
        || (name + value).chars().anyMatch(CookieJar::isForbidden)
        || name.indexOf('=') >= 0) {
      throw new IllegalArgumentException(
          "the cookie '" + name + "' has a character that cannot be sent; encode it");
    }
  }

  private static boolean isForbidden(int c) {
    return c <= ' ' || c >= 127 || c == ';' || c == ',';
  }

  /** Takes what the headers {@code Set-Cookie} of a response from {@code url} say. */
  void store(URI url, List<String> headers) {
    for (String header : headers) {
      if (header.length() <= MAX_SIZE) {
        Cookie cookie = parse(url, header);
        if (cookie != null) {
          store(cookie);
        }
      }
    }
  }

  private void store(Cookie cookie) {
    var key = new Key(cookie.name(), cookie.domain(), cookie.path());
    if (isExpired(cookie)) {
      cookies.remove(key);
      return;
    }
    cookies.put(key, cookie);
    if (cookies.size() > MAX_COOKIES) {
      forgetExpired();
      while (cookies.size() > MAX_COOKIES) {
        cookies.remove(cookies.keySet().iterator().next());
      }
    }
  }

  private boolean isExpired(Cookie cookie) {
    Instant expires = cookie.expires();
    return expires != null && !expires.isAfter(clock.instant());
  }

  private void forgetExpired() {
    cookies.values().removeIf(this::isExpired);
  }

  /** What goes into the header {@code Cookie} of a request to {@code url}; null when nothing. */
  @Nullable String header(URI url) {
    if (cookies.isEmpty()) {
      return null;
    }
    forgetExpired();
    Origin origin = Origin.of(url);
    String path = pathOf(url);
    List<Cookie> sent = new ArrayList<>();
    for (Cookie cookie : cookies.values()) {
      if ((!cookie.isSecure() || origin.isSecure())
          && isForHost(cookie, origin.host())
          && isBelow(path, cookie.path())) {
        sent.add(cookie);
      }
    }
    if (sent.isEmpty()) {
      return null;
    }
    // Longer paths first; the older ones first among equals, as they lie.
    sent.sort(Comparator.comparingInt((Cookie cookie) -> -cookie.path().length()));
    var header = new StringBuilder();
    for (Cookie cookie : sent) {
      header.append(header.isEmpty() ? "" : "; ").append(cookie.name()).append('=');
      header.append(cookie.value());
    }
    return header.toString();
  }

  private static boolean isForHost(Cookie cookie, String host) {
    return host.equals(cookie.domain())
        || (!cookie.isHostOnly() && host.endsWith("." + cookie.domain()) && !isAddress(host));
  }

  private static boolean isBelow(String path, String prefix) {
    return path.equals(prefix)
        || (path.startsWith(prefix)
            && (prefix.endsWith("/") || path.charAt(prefix.length()) == '/'));
  }

  private static boolean isAddress(String host) {
    return host.indexOf(':') >= 0 || host.matches("[0-9.]+");
  }

  private static String pathOf(URI url) {
    String path = url.getRawPath();
    return path == null || path.isEmpty() ? "/" : path;
  }

  private @Nullable Cookie parse(URI url, String header) {
    int end = header.indexOf(';');
    String pair = end < 0 ? header : header.substring(0, end);
    int equals = pair.indexOf('=');
    String name = equals < 0 ? "" : pair.substring(0, equals).strip();
    String value = pair.substring(equals + 1).strip();
    if (name.isEmpty() || header.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 127)) {
      return null;
    }
    Map<String, String> attributes = attributes(end < 0 ? "" : header.substring(end + 1));
    Origin origin = Origin.of(url);
    String domain = domain(attributes.get("domain"), origin.host());
    boolean secure = attributes.containsKey("secure");
    if (domain == null || (secure && !origin.isSecure())) {
      return null;
    }
    String path = attributes.getOrDefault("path", "");
    if (!path.startsWith("/")) {
      String whole = pathOf(url);
      path = whole.substring(0, Math.max(1, whole.lastIndexOf('/')));
    }
    boolean isHostOnly =
        attributes.getOrDefault("domain", "").isEmpty() || PublicSuffixes.has(domain);
    return new Cookie(name, value, domain, isHostOnly, path, secure, expires(attributes));
  }

  private static Map<String, String> attributes(String text) {
    var attributes = new LinkedHashMap<String, String>();
    for (String attribute : text.split(";", -1)) {
      int equals = attribute.indexOf('=');
      String name = equals < 0 ? attribute : attribute.substring(0, equals);
      String value = equals < 0 ? "" : attribute.substring(equals + 1).strip();
      attributes.put(name.strip().toLowerCase(Locale.ROOT), value);
    }
    return attributes;
  }

  /** Whom a cookie is for that {@code host} has set; null when it must not. */
  private static @Nullable String domain(@Nullable String wanted, String host) {
    if (wanted == null || wanted.isEmpty()) {
      return host;
    }
    String domain = wanted.toLowerCase(Locale.ROOT);
    domain = domain.startsWith(".") ? domain.substring(1) : domain;
    if (domain.equals(host)) {
      return host;
    }
    boolean isAbove = host.endsWith("." + domain) && !isAddress(host);
    return isAbove && !PublicSuffixes.has(domain) ? domain : null;
  }

  private @Nullable Instant expires(Map<String, String> attributes) {
    String maxAge = attributes.get("max-age");
    if (maxAge != null && maxAge.matches("-?\\d{1,18}")) {
      long seconds = Math.min(Long.parseLong(maxAge), 400L * 24 * 3600);
      return seconds <= 0 ? Instant.EPOCH : clock.instant().plusSeconds(seconds);
    }
    String expires = attributes.get("expires");
    return expires == null ? null : date(expires);
  }

  private static @Nullable Instant date(String text) {
    for (DateTimeFormatter format : DATES) {
      try {
        return ZonedDateTime.parse(text, format).toInstant();
      } catch (DateTimeParseException e) {
        // another way to write dates, perhaps
      }
    }
    return null;
  }
}
