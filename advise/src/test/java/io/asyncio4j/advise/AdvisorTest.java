package io.asyncio4j.advise;

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.Asyncio;
import io.asyncio4j.spi.LoopStall;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.Careless;

/** What is said of all that gets lost besides the time of sequences. */
class AdvisorTest {
  private static LoopStall stall(int millis, String method, int line) {
    return stall(millis, method, line, false);
  }

  private static LoopStall stall(int millis, String method, int line, boolean loadedClasses) {
    return new LoopStall(
        null,
        null,
        Duration.ofMillis(millis),
        List.of(
            new StackTraceElement("java.util.Arrays", "sort", "Arrays.java", 1),
            new StackTraceElement("shop.Sums", method, "Sums.java", line),
            new StackTraceElement("shop.Sums", "lambda$main$0", "Sums.java", 5)),
        loadedClasses);
  }

  @Test
  void stallsAreSummedUpByPlaceWorstFirst() {
    var advisor = new Advisor(List.of());
    var observer = advisor.observer();
    observer.stalled(stall(120, "sort", 40));
    observer.stalled(stall(150, "total", 12));
    observer.stalled(stall(180, "total", 12));
    assertThat(advisor.report())
        .isEqualTo(
            """
            asyncio4j: advice, worst first

            1. shop/Sums.java:12: stalled 330 ms in 2 times
               a callback held the loop, and nothing else could run; longest 180 ms
                 at total (shop/Sums.java:12)
                 at main (shop/Sums.java:5)
               -> toThread(() -> ...) for what takes so long, or yieldNow() within a long loop

            2. shop/Sums.java:40: stalled 120 ms
               a callback held the loop, and nothing else could run
                 at sort (shop/Sums.java:40)
                 at main (shop/Sums.java:5)
               -> toThread(() -> ...) for what takes so long, or yieldNow() within a long loop
            """);
  }

  @Test
  void theLoadingOfClassesIsNoStallAndIsSaidApart() {
    var advisor = new Advisor(List.of());
    var observer = advisor.observer();
    observer.stalled(stall(120, "total", 12, true));
    observer.stalled(stall(150, "sort", 40, true));
    assertThat(advisor.report())
        .isEqualTo(
            """
            asyncio4j: nothing to advise
            Start-up: the loop was held for 270 ms while classes were loaded, which happens once and is no stall.
            """);
  }

  @Test
  void aTaskThatTheEndOfTheRunCutsOffIsNamedByWhereItWasCreated() {
    assertThat(Advised.report(Careless::neverAwaits))
        .isEqualTo(
            """
            asyncio4j: advice, worst first

            1. shop/Careless.java:17: a task was not awaited
               writes the log was cancelled when the run ended, since nobody awaited it
               -> await the task, or start it in a TaskGroup, which waits for it
            """);
  }

  @Test
  void exceptionsThatNobodyTookAreNamedByWhereTheyWereThrown() {
    assertThat(Advised.report(Careless::losesExceptions))
        .isEqualTo(
            """
            asyncio4j: advice, worst first

            1. shop/Careless.java:30: an exception was lost in 3 times
               the task import failed and nobody took its exception: java.lang.IllegalStateException: no such file; and others
               -> await the task, or start it in a TaskGroup, which fails with it
            """);
  }

  @Test
  void aSwallowedCancellationIsNamedByWhereItsTaskWasCreated() {
    assertThat(Advised.report(Careless::swallowsCancellation))
        .isEqualTo(
            """
            asyncio4j: advice, worst first

            1. shop/Careless.java:34: a cancellation was swallowed
               stubborn was cancelled, and returned as if it had not been
               -> let CancelledError and InterruptedException go out of the catch, or throw them again
            """);
  }

  @Test
  void controlCharactersInNamesAreNotPrinted() {
    assertThat(
            Advised.report(() -> {
              Asyncio.createTask("a\nb\033[2J", () -> Asyncio.sleep(Duration.ofHours(1)));
              Asyncio.sleep(Duration.ofMillis(1));
            }))
        .contains("\n   a?b?[2J was cancelled when the run ended");
  }

  @Test
  void moreThanAThousandTasksOfAPlaceAreTooMany() {
    assertThat(Advised.report(() -> Careless.startsAll(1500)))
        .isEqualTo(
            """
            asyncio4j: advice, worst first

            1. shop/Careless.java:51: 1500 tasks at a time
               so many of those that are created here were alive at once
               -> gatherEach(items, 10, ...) has as many under way as you say, an AsyncSemaphore lets as many in
            """);
    assertThat(Advised.report(() -> Careless.startsAll(1000)))
        .isEqualTo("asyncio4j: nothing to advise\n");
  }

  @Test
  void tasksThatFollowEachOtherAreNotMany() {
    assertThat(
            Advised.report(() -> {
              for (int i = 0; i < 5; i++) {
                Careless.startsAll(900);
              }
            }))
        .isEqualTo("asyncio4j: nothing to advise\n");
  }

  @Test
  void aProgramWhoseSequencesAreNotKnownIsToldSo() {
    Asyncio.run(() -> Asyncio.sleep(Duration.ZERO));
    assertThat(new Advisor().report())
        .isEqualTo(
            """
            asyncio4j: nothing to advise
            Calls that wait one after another were not looked for; name the sources with -Dasyncio4j.advise.sources=src/main/java.
            """);
  }
}
