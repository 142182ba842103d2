package io.asyncio4j.advise;

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.LoopClock;
import io.asyncio4j.Runner;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shop.Careless;
import shop.Page;

/** {@code Runner.builder().advise(true)}. */
class RunnerAdviceTest {
  private final PrintStream stderr = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @AfterEach
  void restore() {
    System.setErr(stderr);
    System.clearProperty(SequenceList.SOURCES);
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aRunnerGivesAdviceWhileItIsOpenAndPrintsItWhenItCloses() {
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    System.setProperty(SequenceList.SOURCES, "src/test/java/shop");
    try (var runner = Runner.builder().clock(LoopClock.virtual()).advise(true).build()) {
      // Loading classes on a busy machine is no stall of the program's.
      runner.loop().setSlowCallbackDuration(Duration.ofMinutes(1));
      runner.run(() -> Page.neighbours());
      assertThat(runner.advice()).contains("shop/Page.java:31, 32: lost 100 ms\n");
      assertThat(printed()).isEmpty();
      runner.run(() -> Careless.neverAwaits());
    }
    assertThat(printed())
        .startsWith("asyncio4j: advice, worst first\n")
        .contains("1. shop/Page.java:31, 32: lost 100 ms\n")
        .contains("2. shop/Careless.java:17: a task was not awaited\n");
  }
}
