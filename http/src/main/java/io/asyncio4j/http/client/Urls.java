package io.asyncio4j.http.client;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** URLs as people write them, made into what {@link URI} takes. */
final class Urls {
  private static final String HEX = "0123456789ABCDEF";
  private static final BitSet UNRESERVED = new BitSet();
  private static final BitSet ALLOWED = new BitSet();

  static {
    for (BitSet set : new BitSet[] {UNRESERVED, ALLOWED}) {
      set.set('0', '9' + 1);
      set.set('a', 'z' + 1);
      set.set('A', 'Z' + 1);
      "-._~".chars().forEach(set::set);
    }
    ":/?#[]@!$&'()*+,;=%".chars().forEach(ALLOWED::set);
  }

  /** What was read from a text. */
  private record Parsed(String text, URI url) {}

  /**
   * Lately read URLs, by the hash of their text: reading one costs as much as a tenth of a request,
   * and programs ask for the same ones again. Threads that race here lose an entry at most.
   */
  private static final @Nullable Parsed[] RECENT = new @Nullable Parsed[256];

  private Urls() {}

  /**
   * Reads a URL, which may be relative. What must not stand in one, such as a blank or an umlaut,
   * is encoded.
   */
  static URI parse(String url) {
    int place = (url.hashCode() * 0x9E3779B9) >>> 24;
    Parsed recent = RECENT[place];
    if (recent != null && recent.text.equals(url)) {
      return recent.url;
    }
    URI parsed = parseAnew(url);
    RECENT[place] = new Parsed(url, parsed);
    return parsed;
  }

  private static URI parseAnew(String url) {
    try {
      if (isClean(url)) {
        return new URI(url);
      }
      return new URI(encode(asciiHost(url), ALLOWED));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("'" + url + "' is no URL: " + e.getReason(), e);
    }
  }

  private static boolean isClean(String url) {
    for (int i = 0; i < url.length(); i++) {
      if (!ALLOWED.get(url.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Writes the host of an absolute URL in ASCII (IDNA). */
  private static String asciiHost(String url) {
    int start = url.indexOf("://");
    if (start < 0) {
      return url;
    }
    start += 3;
    int end = start;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    start = Math.max(start, url.lastIndexOf('@', end) + 1);
    String host = url.substring(start, end);
    if (host.chars().allMatch(c -> c < 128)) {
      return url;
    }
    return url.substring(0, start) + IDN.toASCII(host, IDN.ALLOW_UNASSIGNED) + url.substring(end);
  }

  private static String encode(String text, BitSet allowed) {
    var encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xff;
      if (allowed.get(c)) {
        encoded.append((char) c);
      } else {
        encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return encoded.toString();
  }

  /** Encodes a name or a value of a query. */
  static String encode(String text) {
    return encode(text, UNRESERVED);
  }

  /** {@code a=1&b=2}, as in a form too. */
  static String form(Iterable<? extends Map.Entry<String, ?>> fields) {
    var form = new StringBuilder();
    for (Map.Entry<String, ?> field : fields) {
      form.append(form.isEmpty() ? "" : "&").append(encode(field.getKey())).append('=');
      form.append(encode(String.valueOf(field.getValue())));
    }
    return form.toString();
  }

  static URI withQuery(URI url, String more) {
    if (more.isEmpty()) {
      return url;
    }
    String text = url.toString();
    int fragment = text.indexOf('#');
    String end = fragment < 0 ? "" : text.substring(fragment);
    String start = fragment < 0 ? text : text.substring(0, fragment);
    String joint = url.getRawQuery() == null ? "?" : url.getRawQuery().isEmpty() ? "" : "&";
    return URI.create(start + joint + more + end);
  }

  /**
   * A relative URL put after a base: {@code users} and {@code /users} both lie below {@code
   * https://example.com/v1}.
   */
  static URI below(URI base, URI relative) {
    if (relative.isAbsolute()) {
      return relative;
    }
    String start = base.toString();
    String end = relative.toString();
    if (end.isEmpty()) {
      return base;
    }
    if (end.startsWith("?")) {
      return URI.create(start + end);
    }
    return URI.create(
        (start.endsWith("/") ? start : start + "/")
            + (end.startsWith("/") ? end.substring(1) : end));
  }

  /** Path and query, as the request line has them. */
  static String target(URI url) {
    String path = url.getRawPath();
    String query = url.getRawQuery();
    String target = path == null || path.isEmpty() ? "/" : path;
    return query == null ? target : target + "?" + query;
  }
}
