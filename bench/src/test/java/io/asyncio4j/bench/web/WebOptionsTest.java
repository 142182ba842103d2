package io.asyncio4j.bench.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.bench.UsageException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class WebOptionsTest {
  private static WebOptions parse(String... args) {
    return WebOptions.parse(args, Path.of("out"));
  }

  @Test
  void withoutOptionsEverythingIsMeasured() {
    assertThat(parse().rows()).containsExactly(Row.values());
    assertThat(parse().contenders()).containsExactly(Contender.values());
  }

  @Test
  void quickIsShortButWhatIsSaidExplicitlyStands() {
    assertThat(parse("--quick").rounds()).isLessThan(parse().rounds());
    assertThat(parse("--quick", "--rounds", "7")).returns(7, WebOptions::rounds);
  }

  @Test
  void theRateIsThatOfTheRequest() {
    var options = parse("--order-rate", "50", "--summary-rate", "60");

    assertThat(options.rate(Row.ORDER_RATE)).isEqualTo(50);
    assertThat(options.rate(Row.SUMMARY_RATE)).isEqualTo(60);
  }

  @Test
  void mistakesAreAnsweredWithWhatToWrite() {
    assertThatThrownBy(() -> parse("--contenders", "rails"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("choose among asyncio4j, spring");
  }
}
