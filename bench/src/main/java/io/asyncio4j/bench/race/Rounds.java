package io.asyncio4j.bench.race;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Measures the contenders of a row in turn in each round, so that a machine that is busy with
 * something else for a while is so for all of them, and says on standard error how far it is.
 *
 * @param <R> the rows
 * @param <C> the contenders
 * @param <M> the figures
 */
public final class Rounds<
    R extends Enum<R> & Titled, C extends Enum<C> & Racer, M extends Enum<M> & Titled> {
  private final Race<R, C, M> race;

  /** What to do about a contender that is not here; empty when it is. */
  @FunctionalInterface
  public interface Missing<C> {
    /** Looks for it. */
    Optional<String> of(C contender) throws IOException;
  }

  /** One contender's turn. */
  @FunctionalInterface
  public interface Step<C> {
    /** Takes it. */
    void take(C contender) throws IOException, InterruptedException;
  }

  /** One contender's turn, and what comes of it. */
  @FunctionalInterface
  public interface Measurement<C, M> {
    /** Takes it. */
    Map<M, Double> of(C contender) throws IOException, InterruptedException;
  }

  /** Rounds whose figures go into {@code race}. */
  public Rounds(Race<R, C, M> race) {
    this.race = race;
  }

  /** Says how far it is. */
  public static void progress(String format, Object... arguments) {
    System.err.printf(format + "%n", arguments);
  }

  /** Those of the contenders that are here. */
  public List<C> present(Missing<C> missing) throws IOException {
    var present = new ArrayList<C>();
    for (C contender : race.course().contenders()) {
      Optional<String> howTo = missing.of(contender);
      if (howTo.isPresent()) {
        race.contenders().missing(contender, howTo.get());
        progress("%s is skipped: %s", contender.title(), howTo.get());
      } else {
        present.add(contender);
      }
    }
    return present;
  }

  /**
   * Measures a row.
   *
   * @param ready takes each contender to where it can be measured
   * @param failed is told who is out of the row
   */
  public void run(
      R row,
      Collection<C> contenders,
      Step<C> ready,
      Measurement<C, M> measurement,
      Consumer<C> failed)
      throws InterruptedException {
    var left = new ArrayList<>(contenders);
    progress("%s: warming up", row.id());
    attempt(row, left, ready, failed);
    int rounds = race.course().rounds();
    for (int round = 1; round <= rounds; round++) {
      progress("%s: round %d of %d", row.id(), round, rounds);
      attempt(row, left, who -> race.add(row, who, measurement.of(who)), failed);
    }
  }

  /** Takes a step with every contender; who fails is out of this row. */
  private void attempt(R row, List<C> left, Step<C> step, Consumer<C> failed)
      throws InterruptedException {
    for (C contender : List.copyOf(left)) {
      try {
        step.take(contender);
      } catch (IOException e) {
        progress("%s FAILED at %s: %s", contender.title(), row.id(), e.getMessage());
        race.fail(row, contender, String.valueOf(e.getMessage()).strip());
        failed.accept(contender);
        left.remove(contender);
      }
    }
  }
}
