package io.asyncio4j.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class StatisticsTest {
  @Test
  void theMedianOfAnOddNumberIsTheMiddleOneWhateverTheOrder() {
    var statistics = Statistics.of(List.of(9.0, 1.0, 4.0));

    assertThat(statistics).isEqualTo(new Statistics(4, 1, 9, 3));
  }

  @Test
  void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
    assertThat(Statistics.of(List.of(8.0, 1.0, 2.0, 4.0)).median()).isEqualTo(3);
  }

  @Test
  void oneOutlierMovesTheSpreadButNotTheMedian() {
    var statistics = Statistics.of(List.of(10.0, 10.0, 10.0, 10.0, 1_000.0));

    assertThat(statistics.median()).isEqualTo(10);
    assertThat(statistics.spread()).isEqualTo(99);
  }

  @Test
  void nothingHasNoMedian() {
    assertThatThrownBy(() -> Statistics.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no values");
  }
}
