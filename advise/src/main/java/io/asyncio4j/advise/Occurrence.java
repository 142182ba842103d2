package io.asyncio4j.advise;

import io.asyncio4j.advise.Matches.Match;
import io.asyncio4j.check.Sequence;

/**
 * One time that a task goes through a sequence: how long each of its calls waits, and how long all
 * would have taken at the same time. It stands for {@link #times} others where only samples are
 * looked at.
 */
final class Occurrence {
  /** As many at a time as {@code gatherEach} is advised with. */
  static final int AT_A_TIME = 10;

  private final Sequence sequence;
  private final int outside;

  /** When each lane would be free, had the calls so far begun together. */
  private final long[] lanes;

  private int site;
  private int firstInside;
  private long call;
  private int calls = 1;
  private long waited;

  /** For how much waiting it stands: of turns each look stands for others on its own. */
  private double standsForWaiting;

  private final int firstSite;
  private final int firstStandsFor;

  /**
   * The first call that is seen.
   *
   * @param standsFor for how many waits that was looked at
   */
  Occurrence(Match first, long nanos, int standsFor) {
    sequence = first.sequence();
    outside = first.outside();
    site = first.site();
    firstInside = first.inside();
    lanes = new long[sequence.isEach() ? AT_A_TIME : sequence.calls().size()];
    call = nanos;
    waited = nanos;
    standsForWaiting = (double) standsFor * nanos;
    firstSite = site;
    firstStandsFor = standsFor;
  }

  Sequence sequence() {
    return sequence;
  }

  int calls() {
    return calls;
  }

  long waited() {
    return waited;
  }

  /**
   * For how many it stands, itself included. Neighbours that were come upon in the middle stand for
   * nothing: those that are begun at the beginning stand for them.
   */
  double times() {
    if (sequence.isEach()) {
      return waited == 0 ? 1 : standsForWaiting / waited;
    }
    return firstSite > 0 && firstStandsFor > 1 ? 0 : firstStandsFor;
  }

  /** How long it would have taken at the same time. */
  long atOnce() {
    long longest = lanes[freest()] + call;
    for (long lane : lanes) {
      longest = Math.max(longest, lane);
    }
    return longest;
  }

  /** Whether it is neighbours that have not all been made: the rest is worth a look. */
  boolean isUnfinished() {
    return !sequence.isEach() && site < sequence.calls().size() - 1;
  }

  /** Whether a stack that is in {@code match} may be the same time through the sequence. */
  boolean isOf(Match match) {
    return match.sequence() == sequence && match.outside() == outside;
  }

  /**
   * Counts a wait.
   *
   * @param standsFor for how many it was looked at
   * @return false when it belongs to the next time through the sequence
   */
  boolean add(Match match, long nanos, int standsFor) {
    int next = next(match);
    if (next < 0) {
      return false;
    }
    if (next > site || (sequence.isEach() && match.inside() == firstInside)) {
      lanes[freest()] += call;
      call = 0;
      calls++;
      site = next;
      firstInside = match.inside();
    }
    call += nanos;
    waited += nanos;
    standsForWaiting += (double) standsFor * nanos;
    return true;
  }

  /** Which call waits now; -1 when that is one of the next time. */
  private int next(Match match) {
    if (sequence.isEach()) {
      return 0;
    }
    if (!isAlike(match.site(), site)) {
      return match.site() > site ? match.site() : -1;
    }
    // Calls of one line and name: that where the first wait was is come to again is the next call.
    if (match.inside() != firstInside || isAlone()) {
      return site;
    }
    int next = site + 1;
    return next < sequence.calls().size() && isAlike(next, site) ? next : -1;
  }

  private boolean isAlone() {
    boolean before = site > 0 && isAlike(site - 1, site);
    boolean after = site < sequence.calls().size() - 1 && isAlike(site + 1, site);
    return !before && !after;
  }

  private boolean isAlike(int a, int b) {
    Sequence.Site one = sequence.calls().get(a);
    Sequence.Site other = sequence.calls().get(b);
    return one.method().equals(other.method())
        && one.firstLine() == other.firstLine()
        && one.lastLine() == other.lastLine();
  }

  private int freest() {
    int freest = 0;
    for (int i = 1; i < lanes.length; i++) {
      if (lanes[i] < lanes[freest]) {
        freest = i;
      }
    }
    return freest;
  }
}
