package io.asyncio4j.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WarmUpTest {
  private final WarmUp warmUp = new WarmUp();

  private boolean isOverAfter(double... costs) {
    for (double cost : costs) {
      warmUp.add(cost, 1);
    }
    return warmUp.isOver();
  }

  @Test
  void isOverWhenThreeInARowWereNoCheaper() {
    assertThat(isOverAfter(100, 50, 60, 49)).isFalse();
    assertThat(isOverAfter(48)).isTrue();
  }

  @Test
  void goesOnWhenOneWasCheaper() {
    assertThat(isOverAfter(100, 100, 100, 50, 50, 50)).isFalse();
  }

  @Test
  void whoAnswersNothingYetIsNotWarm() {
    for (int i = 0; i < 10; i++) {
      warmUp.add(1, 0);
    }
    assertThat(warmUp.isOver()).isFalse();
    assertThat(isOverAfter(10, 10, 10)).isFalse();
    assertThat(isOverAfter(10)).isTrue();
  }
}
