package io.asyncio4j.examples.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table that puts each page's program beside its counterpart: its figures are right, and no
 * program is longer than the Python one with its imports by more than a quarter.
 */
class SideBySideTest {
  private static final Path TABLE = Tutorial.FOLDER.resolve("../../docs/web-from-fastapi.md");

  private static final Pattern ROW =
      Pattern.compile(
          "\\| \\[[^]]+]\\(https://fastapi[.]tiangolo[.]com/[^)]+\\)"
              + " \\| \\[(\\d+)]\\(../examples/tutorial/(python/[^)]+)\\)"
              + " \\| \\[(\\d+)]\\(../examples/tutorial/([^)]+)\\) \\| .+ \\|");

  /**
   * One page.
   *
   * @param python its program, or the folder of it
   */
  record Row(int pythonLines, Path python, int javaLines, Path java) {
    @Override
    public String toString() {
      return String.valueOf(java.getFileName());
    }
  }

  static List<Row> rows() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .map(line -> ROW.matcher(line))
        .filter(matcher -> matcher.matches())
        .map(SideBySideTest::row)
        .toList();
  }

  private static Row row(MatchResult found) {
    return new Row(
        Integer.parseInt(found.group(1)),
        Tutorial.FOLDER.resolve(found.group(2)),
        Integer.parseInt(found.group(3)),
        Tutorial.FOLDER.resolve(found.group(4)));
  }

  /** Lines of code, without blank ones and comments; both languages are counted the same way. */
  private static int lines(Path program, String suffix, String comment) throws IOException {
    try (Stream<Path> files = Files.walk(program)) {
      int lines = 0;
      for (Path file : files.filter(f -> f.toString().endsWith(suffix)).toList()) {
        lines +=
            (int)
                Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith(comment))
                    .count();
      }
      return lines;
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void javaIsNotLongerThanPythonByMoreThanAQuarter(Row row) throws IOException {
    assertThat(row.pythonLines()).isEqualTo(lines(row.python(), ".py", "#"));
    assertThat(row.javaLines()).isEqualTo(lines(row.java(), ".java", "//"));
    assertThat(row.javaLines() * 4).isLessThanOrEqualTo(row.pythonLines() * 5);
  }

  @Test
  void everyProgramHasARowAndATest() throws IOException {
    assertThat(rows()).extracting(Row::java).containsAll(Tutorial.programs());
    var tests = new StringBuilder();
    try (Stream<Path> files = Files.list(Path.of("src/test/java/io/asyncio4j/examples/tutorial"))) {
      for (Path file : files.toList()) {
        tests.append(Files.readString(file));
      }
    }
    for (Path program : Tutorial.programs()) {
      String name = program.getFileName().toString().replace(".java", "");
      assertThat(tests.toString()).contains('"' + name + '"');
    }
  }

  @Test
  void dependenciesAreThoseOfThisModule() throws IOException {
    for (Path program : Tutorial.programs()) {
      for (String line : Files.readAllLines(program)) {
        if (line.startsWith("//DEPS ")) {
          String[] artifact = line.substring("//DEPS ".length()).split(":");
          assertThat(System.getProperty("java.class.path"))
              .contains(artifact[1] + "-" + artifact[2] + ".jar");
        }
      }
    }
  }
}
