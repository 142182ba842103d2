package io.asyncio4j.advise;

import static io.asyncio4j.Asyncio.gather;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import shop.Page;

/** What sequences have lost, to the millisecond: the clock is virtual. */
class SequencesTest {
  @Test
  void neighboursLoseTheirSumWithoutTheLongest() {
    assertThat(Advised.report(Page::neighbours))
        .isEqualTo(
            """
            asyncio4j: advice, worst first

            1. shop/Page.java:31, 32: lost 100 ms
               load("user", 100), load("orders", 250) wait one after another, 350 ms in all, and none needs what another gives
               -> gather(() -> load("user", 100), () -> load("orders", 250)) would have taken 250 ms
            """);
  }

  @Test
  void eachTimeThroughCounts() {
    assertThat(
            Advised.report(() -> {
              Page.neighbours();
              Page.neighbours();
            }))
        .contains("1. shop/Page.java:31, 32: lost 200 ms in 2 times\n")
        .contains("700 ms in all", "would have taken 500 ms");
  }

  @Test
  void tasksAtTheSameTimeAreKeptApart() {
    assertThat(Advised.report(() -> gather(Page::neighbours, Page::neighbours)))
        .contains("1. shop/Page.java:31, 32: lost 200 ms in 2 times\n");
  }

  @Test
  void callsOfOneNameOnOneLineAreKeptApart() {
    assertThat(Advised.report(Page::onOneLine))
        .contains("1. shop/Page.java:37: lost 30 ms\n", "60 ms in all", "would have taken 30 ms");
  }

  @Test
  void aCallThatWaitsSeveralTimesIsOneCall() {
    assertThat(Advised.report(Page::inSteps))
        .contains("lost 20 ms\n", "60 ms in all", "would have taken 40 ms");
  }

  @Test
  void theTurnsOfALoopWouldHaveGoneTenAtATime() {
    assertThat(Advised.report(() -> Page.each(Collections.nCopies(25, 100))))
        .isEqualTo(
            """
            asyncio4j: advice, worst first

            1. shop/Page.java:43: lost 2200 ms
               price(id) waits one after another, 2500 ms in all, and no turn needs what another gives
               -> gatherEach(items, 10, item -> ...) would have taken 300 ms
            """);
  }

  @Test
  void aSequenceInASequenceIsMeasuredToo() {
    assertThat(Advised.report(Page::nested))
        .contains("1. shop/Page.java:55, 56: lost 350 ms\n", "would have taken 400 ms")
        .contains("2. shop/Page.java:31, 32: lost 100 ms\n");
  }

  @Test
  void aMethodThatCallsItselfIsMeasuredAtEachDepth() {
    assertThat(Advised.report(() -> Page.recursive(3)))
        .contains("1. shop/Page.java:68, 69: lost 20 ms in 2 times\n", "50 ms in all");
  }

  @Test
  void thereIsNothingToAdviseWhereGatherIs() {
    assertThat(Advised.report(Page::atOnce)).isEqualTo("asyncio4j: nothing to advise\n");
  }

  @Test
  void onlyOneCallThatWaitsLosesNothing() {
    assertThat(Advised.report(() -> Page.recursive(1))).isEqualTo("asyncio4j: nothing to advise\n");
  }
}
