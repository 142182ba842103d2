package io.asyncio4j.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UsageTest {
  @Test
  void timesAndMemoryStandBehindANameThatMayHoldAnything() {
    String stat =
        "4711 (a ) (b) S 1 4711 4711 0 -1 4194304 1000 0 0 0 150 50 0 0 20 0 12 0 100 999999 25"
            + " 18446744073709551615";

    assertThat(Usage.parse(stat)).isEqualTo(new Usage(2.0, 25 * 4096));
  }
}
