package io.asyncio4j.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** asyncio4j's own code makes none of the mistakes that its checks find. */
@Timeout(300)
class OwnCodeTest {
  private static final Path ROOT = Path.of("..");

  /** Shows what waiting one by one costs. */
  private static final String SHOWS_A_MISTAKE = "OneByOne.java";

  @Test
  void theModulesHaveNoFindings() throws IOException {
    List<Path> sources =
        Stream.of("core", "net", "http")
            .map(module -> ROOT.resolve(module).resolve("src/main/java"))
            .toList();
    assertThat(Checker.of(Check.CLASS_PATH).check(sources).serious()).isEmpty();
  }

  @Test
  void theExamplesHaveNoFindings() throws IOException {
    List<Path> examples;
    try (var files = Files.list(ROOT.resolve("examples"))) {
      examples =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith(SHOWS_A_MISTAKE))
              .toList();
    }
    assertThat(examples).isNotEmpty();
    assertThat(Checker.of(Check.CLASS_PATH).check(examples).serious()).isEmpty();
  }
}
