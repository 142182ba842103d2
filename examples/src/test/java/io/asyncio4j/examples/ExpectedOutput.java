package io.asyncio4j.examples;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Output as a text shows it to its readers: {@code …} stands for anything within a line, and on a
 * line of its own for any number of lines.
 */
record ExpectedOutput(List<String> lines) {
  private static final String ANYTHING = "…";

  /** Fails with both texts when {@code program} has printed something else. */
  void check(String program, List<String> printed) {
    if (!matches(printed)) {
      throw new AssertionError(
          program + " shall print\n" + this + "\nbut prints\n" + String.join("\n", printed));
    }
  }

  /** Whether lines of the log are among it. */
  boolean hasLog() {
    return lines.stream().anyMatch(line -> line.matches("(WARNING|SEVERE): .*"));
  }

  boolean matches(List<String> printed) {
    var pattern =
        lines.stream()
            .map(line -> line.strip().equals(ANYTHING) ? "(?:.*\n)*?" : quote(line) + "\n")
            .collect(Collectors.joining());
    return Pattern.matches(
        pattern,
        printed.stream().map(line -> line.stripTrailing() + "\n").collect(Collectors.joining()));
  }

  private static String quote(String line) {
    return Arrays.stream(line.stripTrailing().split(ANYTHING, -1))
        .map(Pattern::quote)
        .collect(Collectors.joining(".*"));
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
