package io.asyncio4j.http.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cookies of a request (RFC 6265, section 5.4), read as leniently as browsers write them. */
final class RequestCookies {
  private RequestCookies() {}

  /** By name; of several with one name the first. */
  static Map<String, String> parse(List<String> fields) {
    var cookies = new LinkedHashMap<String, String>();
    for (String field : fields) {
      for (String pair : field.split(";", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          String value = pair.substring(equals + 1).strip();
          if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
            value = value.substring(1, value.length() - 1);
          }
          cookies.putIfAbsent(pair.substring(0, equals).strip(), value);
        }
      }
    }
    return cookies;
  }
}
