package io.asyncio4j.bench;

import java.util.List;

/** How a contender is started, or why it cannot be. */
public sealed interface Program {
  /**
   * The three commands of a contender that is here.
   *
   * @param child serves the rows: reads {@code row size}, answers with JSON
   * @param hello says hello in a coroutine
   * @param plain says hello without one
   */
  record Installed(List<String> child, List<String> hello, List<String> plain) implements Program {}

  /**
   * A contender that is not here.
   *
   * @param howToInstall what to do about it
   */
  record Missing(String howToInstall) implements Program {}
}
