package io.asyncio4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every example and holds it to the output that its first comment promises. So an example
 * without such a promise is an example without a test, and fails.
 */
class ExamplesTest {
  /** Surefire runs the tests in the module's folder. */
  private static final Path FOLDER = Path.of("").toAbsolutePath();

  @TempDir static Path classes;
  private static Sources sources;

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  @BeforeAll
  static void compileAll() throws IOException {
    sources = new Sources(classes);
    examples().forEach(sources::add);
    assertThat(sources.compile()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void printsWhatItsFirstCommentPromises(Path example) throws Exception {
    String name = nameOf(example);
    List<String> comment = firstComment(example);
    assertThat(comment).contains("  aio run examples/" + name + ".java");
    int prints = comment.indexOf("Prints:");
    assertThat(prints).as("%s says what it prints", name).isPositive();
    var expected =
        new ExpectedOutput(
            comment.subList(prints + 1, comment.size()).stream()
                .map(line -> line.replaceFirst("^ {2}", ""))
                .toList());
    assertThat(expected.lines()).isNotEmpty();

    List<String> printed = Program.run(sources, name, false);

    expected.check(name, printed);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void dependenciesAreThoseOfThisModule(Path example) throws IOException {
    try (Stream<String> lines = Files.lines(example)) {
      lines
          .filter(line -> line.matches("//\\s*DEPS .*"))
          .peek(line -> assertThat(line).startsWith("//DEPS "))
          .map(line -> line.substring("//DEPS ".length()).split(":"))
          .forEach(artifact ->
              assertThat(System.getProperty("java.class.path"))
                  .contains(artifact[1] + "-" + artifact[2] + ".jar"));
    }
  }

  private static List<String> firstComment(Path example) throws IOException {
    try (Stream<String> lines = Files.lines(example)) {
      return lines
          .takeWhile(line -> line.startsWith("//"))
          .map(line -> line.replaceFirst("^// ?", ""))
          .toList();
    }
  }

  private static String nameOf(Path example) {
    return example.getFileName().toString().replace(".java", "");
  }
}
