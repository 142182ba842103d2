package io.asyncio4j.bench.observers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.bench.UsageException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ObserversOptionsTest {
  private static ObserversOptions parse(String... args) {
    return ObserversOptions.parse(args, Path.of("out"));
  }

  @Test
  void everythingIsMeasuredUnlessItSaysOtherwise() {
    assertThat(parse().workloads()).containsExactly(Workload.values());
    assertThat(parse().modes()).containsExactly(Mode.values());
  }

  @Test
  void whatIsComparedWithIsMeasuredToo() {
    assertThat(parse("--modes", "advise").modes()).containsExactly(Mode.OFF, Mode.ADVISE);
  }

  @Test
  void aModeThatIsNoneIsRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> parse("--modes", "trace"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("bare, off, advise, timeline, jfr");
  }
}
