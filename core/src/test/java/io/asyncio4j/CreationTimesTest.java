package io.asyncio4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CreationTimesTest {
  private final CreationTimes times = new CreationTimes();

  @Test
  void aTaskIsAsOldAsTheNoteThatFirstCountedIt() {
    times.note(10, 1_000);
    times.note(20, 2_000);
    assertThat(times.ageOf(1, 5_000)).isEqualTo(4_000);
    assertThat(times.ageOf(10, 5_000)).isEqualTo(4_000);
    assertThat(times.ageOf(11, 5_000)).isEqualTo(3_000);
    assertThat(times.ageOf(21, 5_000)).as("not noted yet").isZero();
  }

  @Test
  void oldNotesAreThinnedOutAndAgesStayClose() {
    for (int i = 1; i <= 100_000; i++) {
      times.note(i * 10L, i);
    }
    for (long number : new long[] {1, 5_000, 500_000, 999_000, 1_000_000}) {
      long exact = 100_000 - (number + 9) / 10;
      assertThat(times.ageOf(number, 100_000)).isBetween(exact - exact / 20, exact);
    }
    assertThat(times.ageOf(1_000_000, 100_000)).isZero();
    assertThat(times.ageOf(990_000, 100_000)).isBetween(950L, 1_000L);
  }
}
