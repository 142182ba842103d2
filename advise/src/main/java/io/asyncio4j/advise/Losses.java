package io.asyncio4j.advise;

import io.asyncio4j.check.Sequence;
import io.asyncio4j.spi.LoopStall;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** What was lost by now on all loops that are watched, place by place. Any thread. */
final class Losses {
  /** More places of a kind than anybody reads are not kept, lest they fill the memory. */
  private static final int MOST_PLACES = 500;

  static final String NOWHERE = "";

  /** What gets lost other than time, worst first. */
  enum Kind {
    EXCEPTION,
    NEVER_AWAITED,
    SWALLOWED
  }

  /**
   * What was measured of a sequence, in nanoseconds.
   *
   * @param seen how many times it was looked at; fewer than {@code times} where that is reckoned
   */
  record Waited(int seen, double times, double waited, double atOnce) {
    static final Waited NOTHING = new Waited(0, 0, 0, 0);

    private static Waited of(Occurrence occurrence) {
      double times = occurrence.times();
      return occurrence.calls() < 2 || times == 0
          ? NOTHING
          : new Waited(1, times, times * occurrence.waited(), times * occurrence.atOnce());
    }

    private Waited plus(Waited other) {
      return new Waited(
          seen + other.seen, times + other.times, waited + other.waited, atOnce + other.atOnce);
    }

    double lost() {
      return waited - atOnce;
    }

    boolean isReckoned() {
      return times > seen + 0.5;
    }
  }

  /** What was measured of a place that held a loop; the stack is that of the longest time. */
  record Held(int times, long total, long longest, String by, List<StackTraceElement> stack) {
    private static Held of(LoopStall stall) {
      long time = stall.duration().toNanos();
      String by = stall.task() == null ? "a callback" : stall.task().name();
      return new Held(1, time, time, by, stall.stack());
    }

    private Held plus(Held other) {
      Held longer = other.longest > longest ? other : this;
      return new Held(
          times + other.times, total + other.total, longer.longest, longer.by, longer.stack);
    }
  }

  /** What got lost at a place; {@code first} is the first that did. */
  record Lost(Kind kind, String place, String first, int times) {
    private Lost plus(Lost other) {
      return new Lost(kind, place, first, times + other.times);
    }
  }

  private record LostKey(Kind kind, String place) {}

  private final Map<Sequence, Waited> sequences = new LinkedHashMap<>();
  private final Set<Occurrence> open = new HashSet<>();
  private final Map<String, Held> stalls = new LinkedHashMap<>();
  private final Map<LostKey, Lost> lost = new LinkedHashMap<>();
  private final Map<String, Integer> peaks = new LinkedHashMap<>();
  private long loadingClasses;

  private static <K, V> void add(Map<K, V> to, K place, V more, BinaryOperator<V> sum) {
    if (to.size() < MOST_PLACES || to.containsKey(place)) {
      to.merge(place, more, sum);
    }
  }

  /** Changes occurrences while nobody reads them. */
  synchronized void change(Runnable change) {
    change.run();
  }

  synchronized void begun(Occurrence occurrence) {
    open.add(occurrence);
  }

  synchronized void ended(Occurrence occurrence) {
    open.remove(occurrence);
    add(sequences, occurrence.sequence(), Waited.of(occurrence), Waited::plus);
  }

  synchronized void held(LoopStall stall) {
    String place = Frames.placeOf(stall.stack());
    add(stalls, place == null ? NOWHERE : place, Held.of(stall), Held::plus);
  }

  /** A loop was held for so many nanoseconds, and nobody is to blame. */
  synchronized void loadedClasses(long nanos) {
    loadingClasses += nanos;
  }

  synchronized void lost(Kind kind, @Nullable String place, String what) {
    String where = place == null ? NOWHERE : place;
    add(lost, new LostKey(kind, where), new Lost(kind, where, what, 1), Lost::plus);
  }

  synchronized void fanOut(String place, int alive) {
    add(peaks, place, alive, Math::max);
  }

  /** What was measured of each sequence, also of those that go on. */
  synchronized Map<Sequence, Waited> sequences() {
    var all = new LinkedHashMap<>(sequences);
    for (Occurrence occurrence : open) {
      all.merge(occurrence.sequence(), Waited.of(occurrence), Waited::plus);
    }
    return all;
  }

  /** By place, {@link #NOWHERE} where the stack was not caught. */
  synchronized Map<String, Held> stalls() {
    return new LinkedHashMap<>(stalls);
  }

  synchronized List<Lost> lost() {
    return List.copyOf(lost.values());
  }

  /** The most tasks of a place that were alive at a time, where that was too many. */
  synchronized Map<String, Integer> peaks() {
    return new LinkedHashMap<>(peaks);
  }

  /** How long loops were held by the loading of classes, in nanoseconds. */
  synchronized long loadingClasses() {
    return loadingClasses;
  }
}
