package io.asyncio4j.advise;

import io.asyncio4j.check.Sequence;
import io.asyncio4j.spi.LoopAdvisor;
import java.util.List;
import java.util.Optional;

/**
 * Watches loops, and says what their time was lost to, worst first: calls that wait one after
 * another and need not, what held a loop, exceptions and tasks that got lost, too many tasks at a
 * time.
 *
 * <pre>{@code
 * var advisor = new Advisor();
 * try (var runner = Runner.builder().observer(advisor.observer()).build()) {
 *   runner.run(() -> work());
 * }
 * System.err.print(advisor.report());
 * }</pre>
 *
 * <p>{@link io.asyncio4j.Runner.Builder#advise} does this for one runner, {@link AdviseObserver}
 * for a program that knows nothing of it. Any thread.
 */
public final class Advisor {
  private final Losses losses = new Losses();
  private final Optional<List<Sequence>> sequences;
  private final Matches matches;

  /**
   * An advisor that knows the calls that need not wait for each other from {@link
   * SequenceList#RESOURCE} on the class path, or from the sources that the system property {@link
   * SequenceList#SOURCES} names, which takes a second. With neither it measures all else.
   */
  public Advisor() {
    this(SequenceList.ofProgram());
  }

  /** An advisor that knows those calls, as the checker gives them. */
  public Advisor(List<Sequence> sequences) {
    this(Optional.of(sequences));
  }

  private Advisor(Optional<List<Sequence>> sequences) {
    this.sequences = sequences;
    this.matches = new Matches(sequences.orElse(List.of()));
  }

  /**
   * An observer for one loop: for {@link io.asyncio4j.Runner.Builder#observer}. Each loop needs one
   * of its own.
   */
  public LoopAdvisor observer() {
    return new LoopWatch(this, matches, losses);
  }

  /** What was lost by now, in several lines; also while loops run. */
  public String report() {
    return Report.of(losses, sequences.isPresent());
  }
}
