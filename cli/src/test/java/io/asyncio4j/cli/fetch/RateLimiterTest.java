package io.asyncio4j.cli.fetch;

import static io.asyncio4j.Asyncio.runEach;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.LoopClock;
import io.asyncio4j.Runner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  @Test
  void startsAreEvenlySpreadFromTheFirstOn() {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      var limiter = new RateLimiter(Rate.parse("20/s"));
      var starts = new ArrayList<Long>();
      runner.run(() ->
          runEach(
              List.of(1, 2, 3, 4),
              _ -> {
                limiter.acquire();
                starts.add(runningLoop().time() / 1_000_000);
              }));
      assertThat(starts).containsExactly(0L, 50L, 100L, 150L);
    }
  }

  @Test
  void aPauseIsNotMadeUpForByABurst() {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      var limiter = new RateLimiter(Rate.parse("10/s"));
      var starts = new ArrayList<Long>();
      runner.run(() -> {
        limiter.acquire();
        sleep(Duration.ofSeconds(10));
        for (int i = 0; i < 3; i++) {
          limiter.acquire();
          starts.add(runningLoop().time() / 1_000_000);
        }
      });
      assertThat(starts).containsExactly(10_000L, 10_100L, 10_200L);
    }
  }

  @Test
  void withoutARateNobodyWaits() {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      var limiter = new RateLimiter(null);
      runner.run(() -> {
        limiter.acquire();
        limiter.acquire();
        assertThat(runningLoop().time()).isZero();
      });
    }
  }
}
