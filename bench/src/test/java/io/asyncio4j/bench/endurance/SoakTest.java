package io.asyncio4j.bench.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.bench.Goal;
import io.asyncio4j.bench.UsageException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SoakTest {
  @Test
  void clientsThatLeaveLeaveNothingBehind() throws Exception {
    var report = new StringBuilder();
    assertThat(Soak.run(SoakOptions.parse("--seconds", "10"), report))
        .as(report.toString())
        .noneMatch(goal -> goal.verdict() == Goal.Verdict.FALLS_SHORT);
    assertThat(report.toString()).contains("visits in 10 s by 32 clients");
  }

  @Test
  void itLastsTenMinutesUnlessToldOtherwise() {
    assertThat(SoakOptions.parse().time()).isEqualTo(Duration.ofMinutes(10));
    assertThat(SoakOptions.parse("--minutes", "3").time()).isEqualTo(Duration.ofMinutes(3));
    assertThatThrownBy(() -> SoakOptions.parse("--hours", "1"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--help");
  }
}
