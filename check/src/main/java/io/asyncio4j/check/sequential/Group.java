package io.asyncio4j.check.sequential;

import io.asyncio4j.check.program.Call;
import java.util.List;

/** Calls that wait one after another and need not. */
public sealed interface Group {
  /** Whether one of them changes something outside, so that their order may be wanted. */
  boolean writes();

  /** The call that a finding stands on. */
  Call at();

  /**
   * Neighbours in a block or an expression.
   *
   * @param calls at least two
   */
  record Neighbours(List<Call> calls, boolean writes) implements Group {
    public Neighbours {
      calls = List.copyOf(calls);
    }

    @Override
    public Call at() {
      return calls.get(1);
    }
  }

  /** A call that is made for each element of something. */
  record Each(Call at, boolean writes) implements Group {}
}
