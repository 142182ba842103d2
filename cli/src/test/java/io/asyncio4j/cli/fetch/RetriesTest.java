package io.asyncio4j.cli.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetriesTest {
  private static final Instant NOW = Instant.parse("2025-11-01T12:00:00Z");

  @Test
  void retryAfterIsSecondsOrADate() {
    assertThat(Retries.retryAfter("3", NOW)).contains(Duration.ofSeconds(3));
    assertThat(Retries.retryAfter("Sat, 01 Nov 2025 12:00:07 GMT", NOW))
        .contains(Duration.ofSeconds(7));
    assertThat(Retries.retryAfter("Sat, 01 Nov 2025 11:00:00 GMT", NOW)).contains(Duration.ZERO);
    assertThat(Retries.retryAfter("3600", NOW)).contains(Duration.ofMinutes(1));
    assertThat(Retries.retryAfter("soon", NOW)).isEmpty();
  }

  @Test
  void theBackoffDoublesUpToALimitAndIsNeverTheSame() {
    var random = new Random(1);
    for (int attempt = 1; attempt < 100; attempt++) {
      long ceiling = attempt > 6 ? 10_000 : 200L << (attempt - 1);
      assertThat(Retries.backoff(attempt, random).toMillis()).isBetween(ceiling / 2, ceiling);
    }
    assertThat(Retries.backoff(5, random)).isNotEqualTo(Retries.backoff(5, random));
  }
}
