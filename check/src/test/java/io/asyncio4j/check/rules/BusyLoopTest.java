package io.asyncio4j.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.check.Check;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops that wait, and loops that only count or take what is there. */
@Timeout(120)
class BusyLoopTest {
  private static final String PROGRAM =
      """
      import static io.asyncio4j.Asyncio.*;
      import io.asyncio4j.*;
      import module java.base;
      static final int SIZE = 4;
      final AtomicInteger left = new AtomicInteger(3);
      final Queue<String> queue = new ConcurrentLinkedQueue<>();
      void work() {
        %s
      }
      void main() { run(() -> work()); }
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (left.get() > 0) Thread.onSpinWait();",
        "for (;;) { int now = left.get(); if (now == 0) return; Thread.onSpinWait(); }",
        "while (queue.isEmpty()) Thread.onSpinWait();",
      })
  void aLoopThatWaitsIsFound(String loop) {
    assertThat(checks(loop)).containsExactly("AioBusyLoop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int sum = 0; for (int i = 0; i < SIZE; i++) sum += i;",
        "for (;;) { var next = queue.poll(); if (next == null) break; IO.println(next); }",
        "for (;;) { int now = left.get(); if (left.compareAndSet(now, now + 1)) return; }",
      })
  void aLoopThatGetsOnIsNot(String loop) {
    assertThat(checks(loop)).isEmpty();
  }

  private static List<String> checks(String loop) {
    return Check.findings(PROGRAM.formatted(loop)).stream().map(found -> found.check()).toList();
  }
}
