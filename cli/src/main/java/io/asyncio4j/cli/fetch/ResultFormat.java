package io.asyncio4j.cli.fetch;

import io.asyncio4j.cli.terminal.Style;
import java.util.Locale;

/** A result as one line. */
interface ResultFormat {
  String line(Result result);

  /** A JSON object. */
  static ResultFormat json() {
    return result -> {
      var json = new StringBuilder(160);
      json.append("{\"line\":").append(result.line());
      json.append(",\"url\":").append(quoted(result.url()));
      json.append(",\"ok\":").append(result.isOk());
      json.append(",\"status\":").append(result.status() == 0 ? "null" : result.status());
      json.append(",\"bytes\":").append(result.bytes());
      json.append(",\"ms\":").append(result.time().toMillis());
      json.append(",\"attempts\":").append(result.attempts());
      if (result.error() != null) {
        json.append(",\"error\":").append(quoted(result.error()));
      }
      if (result.detail() != null) {
        json.append(",\"detail\":").append(quoted(result.detail()));
      }
      if (result.file() != null) {
        json.append(",\"file\":").append(quoted(result.file()));
      }
      return json.append('}').toString();
    };
  }

  /** Columns: status, size, time, URL, and what else there is to say. */
  static ResultFormat text(Style style) {
    return result -> {
      if (result.attempts() == 0) {
        return style.bad("---")
            + String.format(
                Locale.ROOT,
                " %9s %8s  line %d: %s: %s",
                "-",
                "-",
                result.line(),
                result.url(),
                result.detail());
      }
      String status = result.status() == 0 ? "---" : String.valueOf(result.status());
      var line = new StringBuilder();
      line.append(result.isOk() ? style.good(status) : style.bad(status));
      line.append(
          String.format(
              Locale.ROOT,
              " %9s %8s  %s",
              result.status() == 0 ? "-" : Quantities.bytes(result.bytes()),
              Quantities.text(result.time()),
              result.url()));
      if (result.error() != null && result.status() == 0) {
        line.append("  ").append(style.bad(result.error()));
      }
      if (result.attempts() > 1) {
        line.append(style.faint("  " + result.attempts() + " attempts"));
      }
      if (result.file() != null) {
        line.append(style.faint("  -> " + result.file()));
      }
      return line.toString();
    };
  }

  private static String quoted(String text) {
    var json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> json.append('\\').append(c);
        default -> {
          if (c < 0x20 || c == 0x7f || Character.isSurrogate(c)) {
            json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    return json.append('"').toString();
  }
}
