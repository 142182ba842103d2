package io.asyncio4j.cli.fetch;

import io.asyncio4j.cli.terminal.Style;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What has become of all lines so far, in a fixed amount of memory. */
final class Tally {
  /** Messages of servers are free text: reasons beyond so many are counted as one. */
  private static final int REASONS = 20;

  private final Map<String, Long> failures = new TreeMap<>();
  private final Latencies latencies = new Latencies();
  private long ok;
  private long failed;
  private long bytes;
  private long attempts;
  int inFlight;

  void add(Result result) {
    if (result.error() == null) {
      ok++;
    } else {
      failed++;
      boolean isNew = !failures.containsKey(result.error());
      failures.merge(
          isNew && failures.size() >= REASONS ? "other reasons" : result.error(), 1L, Long::sum);
    }
    bytes += result.bytes();
    attempts += result.attempts();
    if (result.attempts() > 0) {
      latencies.add(result.time());
    }
  }

  long ok() {
    return ok;
  }

  long failed() {
    return failed;
  }

  long done() {
    return ok + failed;
  }

  long bytes() {
    return bytes;
  }

  Duration oneAfterAnother() {
    return latencies.total();
  }

  /** The summary's lines. */
  List<String> summary(Duration wall, boolean cutShort, Style style) {
    var lines = new ArrayList<String>();
    lines.add(
        style.bold(ok + " ok, " + failed + " failed")
            + (cutShort ? ", " + inFlight + " cut short" : "")
            + ": "
            + Quantities.bytes(bytes)
            + " in "
            + Quantities.text(wall)
            + (attempts > done() ? ", " + attempts + " requests" : ""));
    if (!failures.isEmpty()) {
      lines.add("failed: " + style.bad(reasons()));
    }
    if (latencies.count() > 0) {
      lines.add(
          "p50 "
              + Quantities.text(latencies.percentile(50))
              + ", p95 "
              + Quantities.text(latencies.percentile(95))
              + ", max "
              + Quantities.text(latencies.max()));
      lines.add(
          "one after another it would have taken "
              + Quantities.text(latencies.total())
              + style.good(speedUp(wall)));
    }
    return lines;
  }

  private String speedUp(Duration wall) {
    double times = (double) latencies.total().toNanos() / Math.max(1, wall.toNanos());
    return times < 1.05 ? "" : String.format(Locale.ROOT, ", %.1f times as long", times);
  }

  private String reasons() {
    var reasons = new ArrayList<String>();
    failures.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .forEach(entry -> reasons.add(entry.getValue() + " " + entry.getKey()));
    return String.join(", ", reasons);
  }
}
