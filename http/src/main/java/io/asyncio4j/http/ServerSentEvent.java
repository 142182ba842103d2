package io.asyncio4j.http;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One event of a stream of {@code text/event-stream}.
 *
 * @param event its type; null stands for "message"
 * @param data its text, which may have several lines
 * @param id what a client that connects again sends as {@code Last-Event-ID}; null leaves the last
 * @param retry how long the client should wait before it connects again; null leaves it to it
 */
public record ServerSentEvent(
    @Nullable String event, String data, @Nullable String id, @Nullable Duration retry) {
  /** Refuses what would be read as something else at the other end. */
  public ServerSentEvent {
    Objects.requireNonNull(data, "data");
    checkOneLine("event", event);
    checkOneLine("id", id);
    if (id != null && id.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("an event's id must have no NUL; leave it out");
    }
  }

  private static void checkOneLine(String what, @Nullable String text) {
    if (text != null && (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0)) {
      throw new IllegalArgumentException(
          "an event's " + what + " is one line; put line breaks into its data");
    }
  }

  /** An event with data alone. */
  public static ServerSentEvent of(String data) {
    return new ServerSentEvent(null, data, null, null);
  }

  /** This with another type. */
  public ServerSentEvent withEvent(String type) {
    return new ServerSentEvent(type, data, id, retry);
  }

  /** This with another id. */
  public ServerSentEvent withId(String newId) {
    return new ServerSentEvent(event, data, newId, retry);
  }

  /** This with another time to wait before connecting again. */
  public ServerSentEvent withRetry(Duration newRetry) {
    return new ServerSentEvent(event, data, id, newRetry);
  }

  /** The event as it is sent, with the empty line that ends it. */
  public String encoded() {
    var text = new StringBuilder(data.length() + 32);
    if (event != null) {
      text.append("event: ").append(event).append('\n');
    }
    if (id != null) {
      text.append("id: ").append(id).append('\n');
    }
    if (retry != null) {
      text.append("retry: ").append(retry.toMillis()).append('\n');
    }
    for (String line : data.split("\r\n|\r|\n", -1)) {
      text.append("data: ").append(line).append('\n');
    }
    return text.append('\n').toString();
  }
}
