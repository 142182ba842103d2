package io.asyncio4j.advise;

import io.asyncio4j.Task;
import io.asyncio4j.advise.Matches.Match;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long the tasks of one loop wait in sequences. Every wait is timed, and where it was
 * is looked at when it is over and was long enough to matter. The loop's thread.
 */
final class SequentialWaits {
  /** Shorter waits cost less than looking at them does. */
  private static final long SHORTEST = TimeUnit.MICROSECONDS.toNanos(100);

  private final Matches matches;
  private final Losses losses;
  private final Budget budget;
  private final Map<Task<?>, Waits> tasks = new HashMap<>();

  /** What is known of one task. */
  private static final class Waits {
    /** When the wait began that is not over yet; -1 when there is none. */
    long since = -1;

    long waited;
    List<Occurrence> open = List.of();
  }

  SequentialWaits(Matches matches, Losses losses, Budget budget) {
    this.matches = matches;
    this.losses = losses;
    this.budget = budget;
  }

  void begin(Task<?> task) {
    tasks.computeIfAbsent(task, _ -> new Waits()).since = task.loop().time();
  }

  void over(Task<?> task) {
    Waits of = tasks.get(task);
    if (of != null && of.since >= 0) {
      of.waited = task.loop().time() - of.since;
      of.since = -1;
    }
  }

  /** The task is about to go on; its stack is still that of the wait. */
  void resume(Task<?> task) {
    Waits of = tasks.get(task);
    if (of == null || of.waited < SHORTEST) {
      return;
    }
    // What was begun to be looked at is looked at to its end, and stands for nothing else.
    boolean goesOn = isUnfinished(of.open);
    int standsFor = goesOn ? 0 : budget.ask();
    if (goesOn || standsFor > 0) {
      budget.begin();
      List<Match> found = matches.in(task.stack());
      if (!found.isEmpty() || !of.open.isEmpty()) {
        losses.change(() -> count(of, found, goesOn ? 1 : standsFor));
      }
      budget.end();
    }
    of.waited = 0;
  }

  private static boolean isUnfinished(List<Occurrence> open) {
    for (Occurrence occurrence : open) {
      if (occurrence.isUnfinished()) {
        return true;
      }
    }
    return false;
  }

  private void count(Waits of, List<Match> found, int standsFor) {
    var begun = new ArrayList<>(found);
    var open = new ArrayList<Occurrence>();
    for (Occurrence occurrence : of.open) {
      if (goesOn(occurrence, begun, of.waited, standsFor)) {
        open.add(occurrence);
      } else {
        losses.ended(occurrence);
      }
    }
    for (Match match : begun) {
      var occurrence = new Occurrence(match, of.waited, standsFor);
      losses.begun(occurrence);
      open.add(occurrence);
    }
    of.open = open;
  }

  private static boolean goesOn(
      Occurrence occurrence, List<Match> found, long waited, int standsFor) {
    for (Iterator<Match> rest = found.iterator(); rest.hasNext(); ) {
      Match match = rest.next();
      if (occurrence.isOf(match)) {
        boolean added = occurrence.add(match, waited, standsFor);
        if (added) {
          rest.remove();
        }
        return added;
      }
    }
    return false;
  }

  void done(Task<?> task) {
    Waits of = tasks.remove(task);
    if (of != null && !of.open.isEmpty()) {
      losses.change(() -> of.open.forEach(losses::ended));
    }
  }
}
