package io.asyncio4j.cli.fetch;

import io.asyncio4j.cli.terminal.Style;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Who was in flight when: a lane for each place, drawn as a chart. */
final class Lanes {
  private record Span(long start, long end) {}

  private final List<List<Span>> lanes = new ArrayList<>();
  private final List<Boolean> taken = new ArrayList<>();

  /** Takes the first free lane. */
  int enter() {
    int lane = taken.indexOf(false);
    if (lane < 0) {
      lane = taken.size();
      taken.add(true);
      lanes.add(new ArrayList<>());
    }
    taken.set(lane, true);
    return lane;
  }

  /**
   * Frees it.
   *
   * @param start when it was entered, in nanoseconds since the beginning of all
   * @param end now
   */
  void leave(int lane, long start, long end) {
    taken.set(lane, false);
    lanes.get(lane).add(new Span(start, end));
  }

  /** One line a lane; neighbouring requests differ in shade. */
  List<String> chart(Duration wall, int width, Style style) {
    var lines = new ArrayList<String>();
    double column = Math.max(1, wall.toNanos()) / (double) Math.max(1, width);
    for (List<Span> lane : lanes) {
      var line = new StringBuilder();
      int at = 0;
      boolean dark = true;
      for (Span span : lane) {
        int from = Math.max(at, (int) Math.round(span.start / column));
        int to = Math.clamp(Math.round(span.end / column), from, Math.max(from, width));
        line.append(" ".repeat(from - at));
        String block = (dark ? "█" : "▒").repeat(to - from);
        line.append(style.good(block));
        dark = !dark;
        at = to;
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
