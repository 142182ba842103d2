package io.asyncio4j.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.bench.UsageException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class HttpOptionsTest {
  private static HttpOptions parse(String... args) {
    return HttpOptions.parse(args, Path.of("out"));
  }

  @Test
  void withoutOptionsEverythingIsMeasured() {
    assertThat(parse().rows()).containsExactly(Row.values());
    assertThat(parse().contenders()).containsExactly(Contender.values());
  }

  @Test
  void thereAreAsManyIdleConnectionsAsDescriptorsAllow() {
    assertThat(HttpOptions.mostIdle(1_048_576)).isEqualTo(10_000);
    assertThat(HttpOptions.mostIdle(4_096)).isEqualTo(3_596);
    assertThat(parse("--idle", "7").idle()).isEqualTo(7);
  }

  @Test
  void quickIsShortButWhatIsSaidExplicitlyStands() {
    assertThat(parse("--quick").rounds()).isLessThan(parse().rounds());
    assertThat(parse("--quick", "--rounds", "7", "--seconds", "9"))
        .returns(7, HttpOptions::rounds)
        .returns(9, HttpOptions::seconds);
  }

  @Test
  void rowsAndContendersAreChosenByName() {
    assertThat(parse("--rows", "json,plaintext", "--contenders", "node,vertx"))
        .satisfies(options -> {
          assertThat(options.rows()).containsExactly(Row.PLAINTEXT, Row.JSON);
          assertThat(options.contenders()).containsExactly(Contender.VERTX, Contender.NODE);
        });
  }

  @Test
  void mistakesAreAnsweredWithWhatToWrite() {
    assertThatThrownBy(() -> parse("--rows", "text"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("choose among plaintext, pipelined");
    assertThatThrownBy(() -> parse("--contenders", "rust"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("choose among asyncio4j, netty");
    assertThatThrownBy(() -> parse("--seconds", "0"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("1 or more");
  }
}
