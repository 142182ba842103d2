package io.asyncio4j.cli.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.cli.terminal.Style;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  @Test
  void neverWiderThanTheTerminal() {
    var tally = new Tally();
    tally.inFlight = 10;
    for (double fraction : new double[] {-1, 0, 0.5, 1, 7}) {
      for (int width = 0; width < 200; width++) {
        String line =
            ProgressBar.line(tally, Duration.ofSeconds(3), fraction, width, new Style(false));
        assertThat(line.length()).isLessThanOrEqualTo(Math.max(0, width - 3));
      }
    }
  }

  @Test
  void showsHowFarItHasCome() {
    String line = ProgressBar.line(new Tally(), Duration.ofSeconds(3), 0.5, 120, new Style(false));
    assertThat(line).startsWith("━".repeat(40) + "   50 %  0 ok  0 in flight");
  }
}
