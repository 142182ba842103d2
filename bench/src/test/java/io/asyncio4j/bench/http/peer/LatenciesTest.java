package io.asyncio4j.bench.http.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class LatenciesTest {
  @Test
  void percentilesAreInMicroseconds() {
    var latencies = new Latencies();
    for (int i = 100_000; i > 0; i--) {
      latencies.add(i * 1_000L);
    }

    assertThat(latencies.summary(2))
        .isEqualTo(
            Map.of(
                "requests",
                100_000.0,
                "seconds",
                2.0,
                "p50",
                50_000.0,
                "p99",
                99_000.0,
                "p999",
                99_900.0));
  }

  @Test
  void noneIsZero() {
    assertThat(new Latencies().summary(1)).containsEntry("p99", 0.0);
  }
}
