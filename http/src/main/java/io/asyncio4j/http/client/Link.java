package io.asyncio4j.http.client;

import io.asyncio4j.http.Parameters;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A link in a header {@code Link} (RFC 8288), such as the next page of a list.
 *
 * @param url absolute, resolved against the response's URL
 * @param rel what it leads to, such as {@code next}; empty when it does not say
 * @param parameters all of them, {@code rel} too
 */
public record Link(URI url, String rel, Map<String, String> parameters) {
  static List<Link> parse(List<String> values, URI base) {
    var links = new ArrayList<Link>();
    for (String value : values) {
      int at = 0;
      while (true) {
        int start = value.indexOf('<', at);
        int end = start < 0 ? -1 : value.indexOf('>', start);
        if (end < 0) {
          break;
        }
        at = endOfParameters(value, end + 1);
        Map<String, String> parameters = Parameters.parse(value.substring(end + 1, at));
        try {
          URI url = base.resolve(Urls.parse(value.substring(start + 1, end)));
          links.add(new Link(url, parameters.getOrDefault("rel", ""), parameters));
        } catch (IllegalArgumentException e) {
          // a link that is none
        }
      }
    }
    return links;
  }

  private static int endOfParameters(String value, int start) {
    boolean quoted = false;
    for (int i = start; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        return i;
      }
    }
    return value.length();
  }
}
