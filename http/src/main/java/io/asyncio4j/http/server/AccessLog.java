package io.asyncio4j.http.server;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Is told of each request that was answered. Called in the handler's coroutine, where {@link
 * io.asyncio4j.ContextVar}s have what the handler set; must not suspend.
 */
@FunctionalInterface
public interface AccessLog {
  /** Takes note of a request. */
  void log(Entry entry);

  /**
   * One request and what became of it.
   *
   * @param request whose body can no longer be read
   * @param status that was sent; 0 when the client went away before
   * @param bytes of the body that were written
   * @param started when the handler was called
   * @param duration until the response was written
   */
  record Entry(ServerRequest request, int status, long bytes, Instant started, Duration duration) {
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneId.systemDefault());

    /** A line in Apache's Common Log Format. */
    public String common() {
      return host(request.remoteAddress())
          + " - - ["
          + TIME.format(started)
          + "] \""
          + escaped(request.method() + " " + request.target() + " " + request.version())
          + "\" "
          + status
          + " "
          + (bytes == 0 ? "-" : Long.toString(bytes));
    }

    /** A line in Apache's Combined Log Format: the common one, referrer and user agent. */
    public String combined() {
      return common()
          + " \""
          + escaped(request.header("referer"))
          + "\" \""
          + escaped(request.header("user-agent"))
          + "\"";
    }

    private static String host(@Nullable SocketAddress address) {
      return address instanceof InetSocketAddress inet ? inet.getAddress().getHostAddress() : "-";
    }

    /** What a client sent must not end the field that it stands in. */
    private static String escaped(@Nullable String text) {
      if (text == null) {
        return "-";
      }
      var escaped = new StringBuilder(text.length());
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c < ' ' || c >= 0x7f) {
          escaped.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
        } else {
          escaped.append(c == '"' || c == '\\' ? "\\" : "").append(c);
        }
      }
      return escaped.toString();
    }
  }

  /** Combined lines to the logger {@code io.asyncio4j.http.access}, at level INFO. */
  static AccessLog toLogger() {
    System.Logger logger = System.getLogger("io.asyncio4j.http.access");
    return entry -> {
      if (logger.isLoggable(System.Logger.Level.INFO)) {
        logger.log(System.Logger.Level.INFO, entry.combined());
      }
    };
  }
}
