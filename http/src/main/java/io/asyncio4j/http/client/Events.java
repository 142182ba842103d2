package io.asyncio4j.http.client;

import io.asyncio4j.http.ServerSentEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads a stream of events, as the HTML standard says. */
final class Events {
  private final Lines lines;
  private boolean isFirst = true;
  private @Nullable String lastId;

  Events(BodySource source) {
    lines = new Lines(source, StandardCharsets.UTF_8);
  }

  /** The next event; null at the end. One that is cut off there is none. */
  @Nullable ServerSentEvent next() throws IOException {
    var data = new StringBuilder();
    boolean hasData = false;
    String type = null;
    Duration retry = null;
    for (String line = nextLine(); line != null; line = nextLine()) {
      if (line.isEmpty()) {
        if (hasData) {
          return new ServerSentEvent(type, data.toString(), lastId, retry);
        }
        type = null;
        continue;
      }
      int colon = line.indexOf(':');
      String field = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1);
      value = value.startsWith(" ") ? value.substring(1) : value;
      switch (field) {
        case "data" -> {
          data.append(hasData ? "\n" : "").append(value);
          hasData = true;
        }
        case "event" -> type = value.isEmpty() ? null : value;
        case "id" -> lastId = value.indexOf('\0') < 0 ? value : lastId;
        case "retry" ->
            retry = value.matches("\\d{1,9}") ? Duration.ofMillis(Long.parseLong(value)) : retry;
        default -> {
          // a comment, or what a later standard may know
        }
      }
    }
    return null;
  }

  private @Nullable String nextLine() throws IOException {
    String line = lines.next();
    if (isFirst && line != null) {
      isFirst = false;
      return line.startsWith("\ufeff") ? line.substring(1) : line;
    }
    return line;
  }
}
