package io.asyncio4j.cli.fetch;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * So many starts in so much time, evenly spread.
 *
 * @param interval from one start to the next
 */
public record Rate(Duration interval) {
  private static final Pattern FORM = Pattern.compile("(?<count>\\d{1,7})/(?<unit>s|m|h)");

  /**
   * Reads {@code 20/s}, {@code 100/m} or {@code 500/h}.
   *
   * @throws IllegalArgumentException when the text is none of these, or zero
   */
  public static Rate parse(String text) {
    var matcher = FORM.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group("count")) == 0) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a rate; write 20/s, 100/m or 500/h");
    }
    Duration unit =
        switch (matcher.group("unit")) {
          case "s" -> Duration.ofSeconds(1);
          case "m" -> Duration.ofMinutes(1);
          default -> Duration.ofHours(1);
        };
    return new Rate(unit.dividedBy(Integer.parseInt(matcher.group("count"))));
  }
}
