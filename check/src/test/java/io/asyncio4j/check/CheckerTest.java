package io.asyncio4j.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckerTest {
  private static final String TWO_READS =
      """
      import static io.asyncio4j.Asyncio.*;

      static String posts() { sleep(Duration.ofMillis(5)); return "posts"; }
      static String users() { sleep(Duration.ofMillis(5)); return "users"; }

      void main() {
        run(() -> {
          String posts = posts();
          String users = users();
          IO.println(posts + users);
        });
      }
      """;

  @Test
  void aFindingStandsOnTheCall() {
    List<Finding> findings = Check.findings("import java.time.Duration;\n" + TWO_READS);

    assertThat(findings).hasSize(1);
    Finding found = findings.getFirst();
    assertThat(found.line()).isEqualTo(10);
    assertThat(found.column()).isEqualTo(20);
    assertThat(found.level()).isEqualTo(Level.WARNING);
    assertThat(found.mistake()).isEqualTo(Mistake.SEQUENTIAL);
    assertThat(found.check()).isEqualTo("AioSequentialAwaits");
    assertThat(found.message()).contains("posts(), users()").contains("gather");
  }

  @Test
  void theMessageTellsTheWayFromTheCoroutineToTheCall() {
    List<Finding> findings =
        Check.findings(
            """
            import static io.asyncio4j.Asyncio.*;
            import java.nio.file.*;

            static String load() throws Exception {
              return Files.readString(Path.of("a"));
            }

            static String page() throws Exception {
              return load();
            }

            void main() throws Exception {
              run(() -> IO.println(page()));
            }
            """);

    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().line()).isEqualTo(5);
    assertThat(findings.getFirst().message())
        .endsWith("; reached through lambda (Main.java:13) -> page (Main.java:9)");
  }

  @Test
  void whatSuspendsInALibraryIsTakenToBeCalledInACoroutine() {
    assertThat(
            Check.places(
                """
                import static io.asyncio4j.Asyncio.*;
                import java.nio.file.*;
                import java.time.Duration;

                class Pages {
                  String page() throws Exception {
                    sleep(Duration.ofMillis(5));
                    return Files.readString(Path.of("a"));
                  }
                }
                """))
        .containsExactly("8:AioBlockingCall");
  }

  @Test
  void whatDoesNotCompileIsSaidAndTheRestIsChecked() {
    Checker.Result result =
        Checker.of(Check.CLASS_PATH)
            .checkSources(
                List.of(
                    new SourceText(
                        "Main.java",
                        "import java.time.Duration;\n"
                            + TWO_READS
                            + "void broken() { nothing(); }")));

    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().getFirst()).startsWith("Main.java:14: ");
    assertThat(result.findings()).hasSize(1);
  }

  @Test
  void sequencesAreFoundBesideWhatDoesNotCompile() {
    var source =
        new SourceText(
            "Broken.java",
            "import java.time.Duration;\n" + TWO_READS + "void broken() { nothing(); }");
    List<Sequence> sequences = Checker.of(Check.CLASS_PATH).sequencesIn(List.of(source));

    assertThat(sequences).hasSize(1);
    assertThat(sequences.getFirst().calls()).hasSize(2);
  }

  @Test
  void aDeclarationMaySuppressARule() {
    String body =
        TWO_READS.replace("void main()", "@SuppressWarnings(\"AioSequentialAwaits\")\nvoid main()");

    assertThat(Check.findings("import java.time.Duration;\n" + body)).isEmpty();
  }

  @Test
  void scriptsOfOneNameAreProgramsOfTheirOwn(@TempDir Path folder) throws IOException {
    for (String name : List.of("a", "b")) {
      Files.createDirectories(folder.resolve(name));
      Files.writeString(
          folder.resolve(name).resolve("two-reads.java"),
          "#!/usr/bin/env aio run\nimport java.time.Duration;\n" + TWO_READS);
    }

    Checker.Result result = Checker.of(Check.CLASS_PATH).check(List.of(folder));

    assertThat(result.errors()).isEmpty();
    assertThat(result.findings()).extracting(Finding::line).containsExactly(11, 11);
    assertThat(result.lines()).isEqualTo(28);
  }
}
