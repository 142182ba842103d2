package io.asyncio4j.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.check.Check;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work under a monitor whose length the source tells. */
@Timeout(120)
class SynchronizedWorkTest {
  private static final String PROGRAM =
      """
      import static io.asyncio4j.Asyncio.*;
      import io.asyncio4j.*;
      import module java.base;
      final int[] many = new Random(1).ints(2_000_000).toArray();
      final int[] few = new Random(1).ints(200, 0, 9_000_000).toArray();
      int known;
      synchronized void work() {
        %s
      }
      void main() { run(() -> work()); }
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Arrays.sort(many);",
        "int i = 0; do { known ^= i++; } while (i < 5_000_000);",
      })
  void longWorkIsFound(String work) {
    assertThat(checks(work)).containsExactly("AioSynchronizedWork");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Arrays.sort(few);",
        "int i = 0; do { known ^= i++; } while (i < 100);",
        "known = new Random(1).ints(0, 9_000_000).limit(10).sum();",
      })
  void shortWorkIsNot(String work) {
    assertThat(checks(work)).isEmpty();
  }

  private static List<String> checks(String work) {
    return Check.findings(PROGRAM.formatted(work)).stream().map(found -> found.check()).toList();
  }
}
