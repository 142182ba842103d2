package io.asyncio4j.cli.fetch;

import io.asyncio4j.cli.terminal.Style;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The line that shows how far it has come. */
final class ProgressBar {
  private static final int WIDEST = 40;
  private static final int NARROWEST = 10;

  private ProgressBar() {}

  /**
   * As much as there is room for; what matters least goes first, then the bar gets shorter.
   *
   * @param fraction how much is done, from 0 to 1; negative when nobody knows
   * @param width the terminal's, the last columns of which stay free: a terminal echoes ^C there
   */
  static String line(Tally tally, Duration elapsed, double fraction, int width, Style style) {
    int room = Math.max(0, width - 3);
    List<String> facts = facts(tally, elapsed, fraction);
    while (facts.size() > 1
        && String.join("  ", facts).length() + (fraction < 0 ? 0 : NARROWEST + 2) > room) {
      facts.removeLast();
    }
    String text = String.join("  ", facts);
    int bar = fraction < 0 ? 0 : Math.min(WIDEST, room - text.length() - 2);
    if (bar < NARROWEST) {
      return text.length() > room ? text.substring(0, room) : text;
    }
    int full = (int) Math.round(Math.clamp(fraction, 0, 1) * bar);
    return style.good("━".repeat(full)) + style.faint("━".repeat(bar - full)) + "  " + text;
  }

  /** The most important first. */
  private static List<String> facts(Tally tally, Duration elapsed, double fraction) {
    var facts = new ArrayList<String>();
    if (fraction >= 0) {
      facts.add(String.format(Locale.ROOT, "%3d %%", (int) (Math.clamp(fraction, 0, 1) * 100)));
    }
    facts.add(tally.ok() + " ok");
    if (tally.failed() > 0) {
      facts.add(tally.failed() + " failed");
    }
    facts.add(tally.inFlight + " in flight");
    double seconds = Math.max(0.001, elapsed.toMillis() / 1000.0);
    facts.add(String.format(Locale.ROOT, "%.0f/s", tally.done() / seconds));
    facts.add(Quantities.bytes(tally.bytes()));
    facts.add(elapsed.toSeconds() + " s");
    return facts;
  }
}
