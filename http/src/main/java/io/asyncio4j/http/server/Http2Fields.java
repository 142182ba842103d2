package io.asyncio4j.http.server;

import io.netty.handler.codec.http2.Http2Headers;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The fields of HTTP/2, where the host is a pseudo field and the others of that kind are no fields.
 */
record Http2Fields(Http2Headers headers) implements FieldSource {
  @Override
  public @Nullable String first(String name) {
    CharSequence value = headers.get(name.toLowerCase(Locale.ROOT));
    if (value == null && name.equalsIgnoreCase("host")) {
      value = headers.authority();
    }
    return value == null ? null : value.toString();
  }

  @Override
  public void forEach(BiConsumer<String, String> consumer) {
    if (headers.authority() != null && !headers.contains("host")) {
      consumer.accept("host", headers.authority().toString());
    }
    headers.forEach(field -> {
      if (field.getKey().length() > 0 && field.getKey().charAt(0) != ':') {
        consumer.accept(field.getKey().toString(), field.getValue().toString());
      }
    });
  }

  /** The status that a request is to be refused with, or 0: what HTTP/1 could not carry either. */
  static int refusal(Http2Headers headers) {
    CharSequence method = headers.method();
    if (method != null && method.toString().equals("CONNECT")) {
      return 501;
    }
    CharSequence path = headers.path();
    if (method == null || path == null || headers.scheme() == null || path.isEmpty()) {
      return 400;
    }
    boolean options = method.toString().equals("OPTIONS") && path.toString().equals("*");
    if (path.charAt(0) != '/' && !options) {
      return 400;
    }
    if (path.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
      return 400;
    }
    for (var field : headers) {
      if (field.getValue().chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
        return 400;
      }
    }
    return 0;
  }
}
