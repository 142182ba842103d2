package io.asyncio4j.cli.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void percentilesAreNeverTooLowAndAtMostThreePercentTooHigh() {
    var latencies = new Latencies();
    for (int ms = 1; ms <= 10_000; ms++) {
      latencies.add(Duration.ofMillis(ms));
    }
    for (int percent = 1; percent <= 100; percent++) {
      long exact = percent * 100L;
      assertThat(latencies.percentile(percent).toNanos() / 1e6)
          .isBetween((double) exact, exact * 1.0313);
    }
    assertThat(latencies.max()).isEqualTo(Duration.ofSeconds(10));
    assertThat(latencies.percentile(100)).isEqualTo(latencies.max());
    assertThat(latencies.total()).isEqualTo(Duration.ofMillis(50_005_000));
  }

  @Test
  void anyDurationHasABucket() {
    var latencies = new Latencies();
    latencies.add(Duration.ZERO);
    latencies.add(Duration.ofNanos(-5));
    latencies.add(Duration.ofNanos(Long.MAX_VALUE));
    for (int shift = 0; shift < 50; shift++) {
      latencies.add(Duration.ofNanos((1L << shift) * 1000 - 1));
    }
    assertThat(latencies.count()).isEqualTo(53);
    assertThat(latencies.percentile(1)).isEqualTo(Duration.ZERO);
  }

  @Test
  void withoutRequestsThereIsNothingToSay() {
    assertThat(new Latencies().percentile(50)).isEqualTo(Duration.ZERO);
  }
}
