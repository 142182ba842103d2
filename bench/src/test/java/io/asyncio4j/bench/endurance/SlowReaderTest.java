package io.asyncio4j.bench.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.bench.Goal;
import org.junit.jupiter.api.Test;

final class SlowReaderTest {
  @Test
  void readersThatStandStillDoNotFillTheHeap() throws Exception {
    // More than a heap each; the whole is read at a megabyte a second by the command.
    var options = SlowReaderOptions.parse("--megabytes", "64", "--heap", "40", "--stall");
    assertThat(SlowReader.run(options, new StringBuilder()))
        .noneMatch(goal -> goal.verdict() == Goal.Verdict.FALLS_SHORT);
  }

  @Test
  void aGigabyteIsReadAtAMegabyteASecondUnlessToldOtherwise() {
    assertThat(SlowReaderOptions.parse()).isEqualTo(new SlowReaderOptions(1_024, 1, 256));
  }
}
