package io.asyncio4j.bench.observers;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.LoopClock;
import io.asyncio4j.Runner;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MeterTest {
  @Test
  void countsWhatIsDoneAfterTheRunInAndEndsTheProgram() throws Exception {
    var meter = new Meter();
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      var reading =
          runner.run(() -> {
            var measuring =
                createTask(() -> meter.measure(Duration.ofMillis(95), Duration.ofMillis(100)));
            while (meter.goesOn()) {
              sleep(Duration.ofMillis(10));
              meter.count();
            }
            return measuring.await();
          });
      assertThat(reading.operations()).isEqualTo(10);
      assertThat(reading.cpuNanos()).isNotNegative();
    }
  }
}
