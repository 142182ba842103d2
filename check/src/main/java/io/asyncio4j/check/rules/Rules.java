package io.asyncio4j.check.rules;

import io.asyncio4j.check.Rule;
import java.util.List;

/** All rules there are. */
public final class Rules {
  public static final List<Rule> ALL = List.of(new SequentialAwaits());

  private Rules() {}
}
