package io.asyncio4j.cli.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {
  @Test
  void durationsAreReadAndWritten() {
    assertThat(Quantities.duration("500ms")).isEqualTo(Duration.ofMillis(500));
    assertThat(Quantities.duration("10s")).isEqualTo(Duration.ofSeconds(10));
    assertThat(Quantities.duration("1.5s")).isEqualTo(Duration.ofMillis(1500));
    assertThat(Quantities.duration("2m")).isEqualTo(Duration.ofMinutes(2));
    assertThat(Quantities.text(Duration.ofMillis(999))).isEqualTo("999 ms");
    assertThat(Quantities.text(Duration.ofMillis(1050))).isEqualTo("1.05 s");
    assertThat(Quantities.text(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
    assertThat(Quantities.text(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "s", "-1s", "1d", "0s", "1 s", "99999999999s"})
  void whatIsNoDurationIsRefused(String text) {
    assertThatThrownBy(() -> Quantities.duration(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10s");
  }

  @Test
  void sizesAreDecimal() {
    assertThat(Quantities.bytes(999)).isEqualTo("999 B");
    assertThat(Quantities.bytes(1000)).isEqualTo("1.0 kB");
    assertThat(Quantities.bytes(999_999)).isEqualTo("1.0 MB");
    assertThat(Quantities.bytes(Long.MAX_VALUE)).isEqualTo("9223.4 PB");
  }

  @Test
  void ratesAreEvenlySpread() {
    assertThat(Rate.parse("20/s").interval()).isEqualTo(Duration.ofMillis(50));
    assertThat(Rate.parse("100/m").interval()).isEqualTo(Duration.ofMillis(600));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "20", "0/s", "-1/s", "20/d", "a/s"})
  void whatIsNoRateIsRefused(String text) {
    assertThatThrownBy(() -> Rate.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
