package io.asyncio4j.advise;

import io.asyncio4j.advise.Losses.Held;
import io.asyncio4j.advise.Losses.Lost;
import io.asyncio4j.advise.Losses.Waited;
import io.asyncio4j.check.Sequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The advice in words. */
final class Report {
  /** What nobody would notice is not worth a change. */
  private static final long LEAST = TimeUnit.MILLISECONDS.toNanos(1);

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

  private static final int MOST = 20;
  private static final int MOST_FRAMES = 5;

  /**
   * One paragraph.
   *
   * @param lost nanoseconds; 0 for what is not measured in time, which comes last
   * @param rank the order of those that have lost the same
   */
  private record Advice(long lost, int rank, String title, List<String> lines, String todo) {}

  private final List<Advice> all = new ArrayList<>();

  /** Whether any figure is taken from samples. */
  private boolean reckoned;

  private Report() {}

  static String of(Losses losses, boolean sequencesAreKnown) {
    var report = new Report();
    losses.sequences().forEach(report::addSequence);
    losses.stalls().forEach(report::addStall);
    losses.lost().forEach(report::addLost);
    losses.peaks().forEach(report::addFanOut);
    var notes = new ArrayList<String>();
    if (!sequencesAreKnown) {
      notes.add(
          "Calls that wait one after another were not looked for; name the sources with -D"
              + SequenceList.SOURCES
              + "=src/main/java.");
    }
    if (report.reckoned) {
      notes.add("What is said to be about so much is reckoned from samples.");
    }
    if (losses.loadingClasses() > 0) {
      notes.add(
          "Start-up: the loop was held for "
              + time(losses.loadingClasses())
              + " while classes were loaded, which happens once and is no stall.");
    }
    return report.text(notes);
  }

  private String text(List<String> notes) {
    all.sort(Comparator.comparingLong(Advice::lost).reversed().thenComparingInt(Advice::rank));
    var text =
        new StringBuilder(
            all.isEmpty() ? "asyncio4j: nothing to advise\n" : "asyncio4j: advice, worst first\n");
    for (int i = 0; i < Math.min(MOST, all.size()); i++) {
      Advice advice = all.get(i);
      text.append("\n").append(i + 1).append(". ").append(plain(advice.title)).append("\n");
      advice.lines.forEach(line -> text.append("   ").append(plain(line)).append("\n"));
      text.append("   -> ").append(advice.todo).append("\n");
    }
    if (all.size() > MOST) {
      text.append("\nand ").append(all.size() - MOST).append(" more\n");
    }
    notes.forEach(note -> text.append(all.isEmpty() ? "" : "\n").append(note).append("\n"));
    return text.toString();
  }

  /** Names of tasks may hold anything: line breaks and escape sequences in them are not to act. */
  private static String plain(String line) {
    return CONTROL.matcher(line).replaceAll("?");
  }

  private void addSequence(Sequence sequence, Waited waited) {
    if (waited.lost() < LEAST) {
      return;
    }
    reckoned |= waited.isReckoned();
    String about = waited.isReckoned() ? "about " : "";
    List<Sequence.Site> calls = sequence.calls();
    String labels = calls.stream().map(Sequence.Site::label).collect(Collectors.joining(", "));
    var lines = new LinkedHashSet<String>();
    calls.forEach(call -> lines.add(String.valueOf(call.firstLine())));
    all.add(
        new Advice(
            Math.round(waited.lost()),
            0,
            sequence.file()
                + ":"
                + String.join(", ", lines)
                + ": lost "
                + about
                + time(Math.round(waited.lost()))
                + (waited.isReckoned()
                    ? " in about " + Math.round(waited.times()) + " times"
                    : times(waited.seen())),
            List.of(
                labels
                    + (sequence.isEach() ? " waits" : " wait")
                    + " one after another, "
                    + about
                    + time(Math.round(waited.waited()))
                    + " in all, and "
                    + (sequence.isEach() ? "no turn needs" : "none needs")
                    + " what another gives"),
            sequence.isEach()
                ? "gatherEach(items, "
                    + Occurrence.AT_A_TIME
                    + ", item -> ...) would have taken "
                    + about
                    + time(Math.round(waited.atOnce()))
                : "gather("
                    + calls.stream()
                        .map(call -> "() -> " + call.label())
                        .collect(Collectors.joining(", "))
                    + ") would have taken "
                    + about
                    + time(Math.round(waited.atOnce()))));
  }

  private void addStall(String place, Held held) {
    var lines = new ArrayList<String>();
    lines.add(
        held.by()
            + " held the loop, and nothing else could run"
            + (held.times() > 1 ? "; longest " + time(held.longest()) : ""));
    held.stack().stream()
        .filter(frame -> !Frames.isLibrary(frame.getClassName()))
        .limit(MOST_FRAMES)
        .forEach(frame -> lines.add("  at " + Frames.describe(frame)));
    all.add(
        new Advice(
            held.total(),
            1,
            (place.isEmpty() ? "no stack was caught" : place)
                + ": stalled "
                + time(held.total())
                + times(held.times()),
            lines,
            "toThread(() -> ...) for what takes so long, or yieldNow() within a long loop"));
  }

  private void addLost(Lost lost) {
    switch (lost.kind()) {
      case EXCEPTION ->
          addLost(
              lost,
              2,
              "an exception was lost",
              "await the task, or start it in a TaskGroup, which fails with it");
      case NEVER_AWAITED ->
          addLost(
              lost,
              3,
              "a task was not awaited",
              "await the task, or start it in a TaskGroup, which waits for it");
      case SWALLOWED ->
          addLost(
              lost,
              4,
              "a cancellation was swallowed",
              "let CancelledError and InterruptedException go out of the catch, or throw them"
                  + " again");
    }
  }

  private void addLost(Lost lost, int rank, String what, String todo) {
    all.add(
        new Advice(
            0,
            rank,
            (lost.place().isEmpty() ? "" : lost.place() + ": ") + what + times(lost.times()),
            List.of(lost.first() + (lost.times() > 1 ? "; and others" : "")),
            todo));
  }

  private void addFanOut(String place, int peak) {
    all.add(
        new Advice(
            0,
            5,
            place + ": " + peak + " tasks at a time",
            List.of("so many of those that are created here were alive at once"),
            "gatherEach(items, "
                + Occurrence.AT_A_TIME
                + ", ...) has as many under way as you say, an AsyncSemaphore lets as many in"));
  }

  private static String times(int times) {
    return times == 1 ? "" : " in " + times + " times";
  }

  private static String time(long nanos) {
    return nanos < TimeUnit.SECONDS.toNanos(10)
        ? Math.round(nanos / 1e6) + " ms"
        : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
  }
}
