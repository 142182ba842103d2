package io.asyncio4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedOutputTest {
  private static final ExpectedOutput EXPECTED =
      new ExpectedOutput(List.of("begin", "…", "took … ms", "end"));

  @Test
  void anEllipsisStandsForAnythingInALineAndForAnyNumberOfLines() {
    assertThat(EXPECTED.matches(List.of("begin", "took 3 ms", "end"))).isTrue();
    assertThat(EXPECTED.matches(List.of("begin", "a", "b", "took 31.5 ms", "end"))).isTrue();
  }

  @Test
  void whatIsWrittenOutMustBeThereAndNothingElse() {
    assertThat(EXPECTED.matches(List.of("begin", "took 3 s", "end"))).isFalse();
    assertThat(EXPECTED.matches(List.of("begin", "took 3 ms"))).isFalse();
    assertThat(EXPECTED.matches(List.of("begin", "took 3 ms", "end", "more"))).isFalse();
    assertThat(EXPECTED.matches(List.of())).isFalse();
  }
}
