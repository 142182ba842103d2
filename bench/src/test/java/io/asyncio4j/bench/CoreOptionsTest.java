package io.asyncio4j.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CoreOptionsTest {
  private static final Path OUT = Path.of("out");

  private static CoreOptions parse(String... args) {
    return CoreOptions.parse(args, OUT);
  }

  private static void refused(String message, String... args) {
    assertThatThrownBy(() -> parse(args))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }

  @Test
  void withoutOptionsEverythingIsMeasured() {
    var options = parse();

    assertThat(options.rows()).containsExactly(Row.values());
    assertThat(options.contenders()).containsExactly(Contender.values());
    assertThat(options.sleepers()).isEqualTo(1_000_000);
    assertThat(options.out()).isEqualTo(OUT);
  }

  @Test
  void rowsAndContendersComeInTheReportsOrderHoweverTheyAreNamed() {
    var options = parse("--rows", "gather, switch-2", "--contenders", "go,asyncio4j");

    assertThat(options.rows()).containsExactly(Row.SWITCH_2, Row.GATHER);
    assertThat(options.contenders()).containsExactly(Contender.ASYNCIO4J, Contender.GO);
  }

  @Test
  void quickIsShortButWhatIsSaidExplicitlyStands() {
    var options = parse("--repetitions", "7", "--quick", "--forks", "3");

    assertThat(options.sleepers()).isLessThan(1_000_000);
    assertThat(options.targetMillis()).isLessThan(parse().targetMillis());
    assertThat(options.repetitions()).isEqualTo(7);
    assertThat(options.forks()).isEqualTo(3);
  }

  @Test
  void jvmFlagsAndTheFolderAreTakenAsTheyAre() {
    var options = parse("--jvm-flags", " -XX:+UseZGC  -Xmx2g", "--out", "/tmp/x");

    assertThat(options.jvmFlags()).isEqualTo(List.of("-XX:+UseZGC", "-Xmx2g"));
    assertThat(options.out()).isEqualTo(Path.of("/tmp/x"));
  }

  @Test
  void mistakesAreAnsweredWithWhatToWrite() {
    refused("there is no option '--fast'; see --help", "--fast");
    refused("choose among switch-2, switch-1000", "--rows", "switch-2,swich");
    refused("choose among asyncio4j, bare", "--contenders", "rust");
    refused("--repetitions needs a number of 1 or more, not '0'", "--repetitions", "0");
    refused("--forks needs a number of 1 or more, not 'two'", "--forks", "two");
    refused("--out needs a value", "--out");
    refused("--rows needs a value", "--rows", "");
  }

  @Test
  void aBenchmarkThatIsNotThereIsAnsweredWithThoseThatAre() {
    assertThatThrownBy(() -> Main.run(new String[] {"cor"}))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("'cor'")
        .hasMessageContaining("core    coroutines");
  }
}
