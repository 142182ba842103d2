package io.asyncio4j.cli.fetch;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Durations and sizes as a person writes and reads them. */
public final class Quantities {
  private static final Pattern DURATION =
      Pattern.compile("(?<number>\\d{1,9}(\\.\\d{1,3})?)(?<unit>ms|s|m|h)");

  private Quantities() {}

  /**
   * Reads {@code 500ms}, {@code 10s}, {@code 1.5s}, {@code 2m} or {@code 1h}.
   *
   * @throws IllegalArgumentException when the text is none of these, or zero
   */
  public static Duration duration(String text) {
    var matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a duration; write 500ms, 10s, 2m or 1h");
    }
    double number = Double.parseDouble(matcher.group("number"));
    long unit =
        switch (matcher.group("unit")) {
          case "ms" -> 1;
          case "s" -> 1000;
          case "m" -> 60_000;
          default -> 3_600_000;
        };
    var duration = Duration.ofMillis(Math.round(number * unit));
    if (duration.isZero()) {
      throw new IllegalArgumentException("'" + text + "' is no time at all; write 500ms or 10s");
    }
    return duration;
  }

  /** Such as {@code 198 ms}, {@code 1.05 s}, {@code 2 min 5 s}. */
  public static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 100_000) {
      return String.format(Locale.ROOT, millis < 10_000 ? "%.2f s" : "%.1f s", millis / 1000.0);
    }
    long seconds = duration.toSeconds();
    return seconds < 6000
        ? seconds / 60 + " min " + seconds % 60 + " s"
        : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }

  /** Such as {@code 9 B}, {@code 12.3 kB}, {@code 4.0 MB}. */
  public static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    while (value >= 999.95 && unit < 4) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %sB", value, "kMGTP".charAt(unit));
  }
}
