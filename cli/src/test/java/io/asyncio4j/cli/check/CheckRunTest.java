package io.asyncio4j.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.check.Level;
import io.asyncio4j.cli.check.CheckRun.Output;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckRunTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeProgram() throws Exception {
    file = Checked.write(folder.resolve("app.java"), Checked.TWO_READS);
  }

  @Test
  void aFindingIsShownAsACompilerWould() throws Exception {
    Checked checked = Checked.run(file);

    assertThat(checked.code()).isEqualTo(1);
    assertThat(checked.err()).isEmpty();
    assertThat(checked.out()).startsWith(file + ":13:18: warning: posts(), users() (lines 12, 13)");
    assertThat(checked.out())
        .contains(
            """
              13 |   String users = users();
                 |                  ^~~~~
            """)
        .containsOnlyOnce("; reached through lambda (app.java:8) [AioSequentialAwaits]")
        .contains("1 finding: 1 sequential (1 file, 15 lines, ")
        .doesNotContain("\033");
  }

  @Test
  void nothingToSayIsSaid() throws Exception {
    Path good = Checked.write(folder.resolve("good.java"), "void main() {}\n");
    Checked checked = Checked.run(good);

    assertThat(checked.code()).isZero();
    assertThat(checked.out()).startsWith("no findings (1 file, 1 line, ");
  }

  @Test
  void levelsBelowTheAskedOneAreLeftOut() throws Exception {
    Checked checked = Checked.run(Output.READABLE, Level.ERROR, false, false, file);

    assertThat(checked.code()).isZero();
    assertThat(checked.out()).startsWith("no findings");
  }

  @Test
  void jsonIsAnObjectALine() throws Exception {
    Path other = Checked.write(folder.resolve("other.java"), Checked.TWO_READS);
    Checked checked = Checked.run(Output.JSON, Level.WARNING, false, false, file, other);

    assertThat(checked.out().lines()).hasSize(2);
    JsonNode found = new JsonMapper().readTree(checked.out().lines().findFirst().orElseThrow());
    assertThat(found.propertyNames())
        .containsExactly(
            "file", "line", "column", "level", "mistake", "check", "message", "path", "fix");
    assertThat(found.get("file").asString()).isEqualTo(file.toString());
    assertThat(found.get("line").asInt()).isEqualTo(13);
    assertThat(found.get("column").asInt()).isEqualTo(18);
    assertThat(found.get("level").asString()).isEqualTo("warning");
    assertThat(found.get("mistake").asString()).isEqualTo("sequential");
    assertThat(found.get("check").asString()).isEqualTo("AioSequentialAwaits");
    assertThat(found.get("message").asString())
        .contains("gather")
        .endsWith("; reached through lambda (app.java:8)");
  }

  @Test
  void sarifNamesTheRuleAndThePlace() throws Exception {
    Checked checked = Checked.run(Output.SARIF, Level.WARNING, false, false, file);

    JsonNode log = new JsonMapper().readTree(checked.out());
    assertThat(log.get("version").asString()).isEqualTo("2.1.0");
    JsonNode run = log.get("runs").get(0);
    JsonNode found = run.get("results").get(0);
    int rule = found.get("ruleIndex").asInt();
    assertThat(run.at("/tool/driver/rules/" + rule + "/id").asString())
        .isEqualTo(found.get("ruleId").asString())
        .isEqualTo("AioSequentialAwaits");
    assertThat(found.get("level").asString()).isEqualTo("warning");
    JsonNode place = found.at("/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").asString()).isEqualTo(file.toUri().toString());
    assertThat(place.at("/region/startLine").asInt()).isEqualTo(13);
    assertThat(place.at("/region/startColumn").asInt()).isEqualTo(18);
  }

  @Test
  void whatCompilesIsCheckedBesideWhatDoesNot() throws Exception {
    Path bad = Checked.write(folder.resolve("bad.java"), "void main() { nothing(); }\n");
    Checked checked = Checked.run(Output.READABLE, Level.WARNING, false, false, file, bad);

    assertThat(checked.code()).isEqualTo(2);
    assertThat(checked.err())
        .startsWith(bad + ":1: cannot find symbol")
        .contains("aio check: not all of the sources compile");
    assertThat(checked.out()).contains("1 finding: 1 sequential (2 files, ");
  }

  @Test
  void furtherSourcesOfAScriptBelongToIt() throws Exception {
    Checked.write(
        folder.resolve("lib/Shop.java"),
        """
        import static io.asyncio4j.Asyncio.*;
        import java.time.Duration;

        class Shop {
          static int price() { sleep(Duration.ofMillis(5)); return 3; }
        }
        """);
    Path script =
        Checked.write(
            folder.resolve("shop.java"),
            """
            //SOURCES lib/*.java
            import static io.asyncio4j.Asyncio.*;

            void main() {
              run(() -> IO.println(Shop.price() + Shop.price()));
            }
            """);
    Checked checked = Checked.run(script);

    assertThat(checked.err()).isEmpty();
    assertThat(checked.out()).startsWith(script + ":5:").contains("(2 files, ");
  }

  @Test
  void aFixIsShownBeforeItIsMade() throws Exception {
    Checked checked = Checked.run(file);

    assertThat(checked.out())
        .contains(
            """
                 | --fix can gather the 2 calls:
               + |   var results = gather(() -> posts(), () -> users());
               + |   String posts = results.get(0);
               + |   String users = results.get(1);
            """)
        .endsWith("; --fix takes out 1\n");
    assertThat(file).hasContent(Checked.TWO_READS);
  }

  @Test
  void whatIsFixedIsSaidAndNoFindingAnyMore() throws Exception {
    Checked checked = Checked.run(Output.READABLE, Level.WARNING, false, true, file);

    assertThat(checked.code()).isZero();
    assertThat(checked.out()).startsWith("fixed " + file + ": 1 change\nno findings (1 file, ");
    assertThat(file)
        .content()
        .isEqualTo(
            Checked.TWO_READS.replace(
                """
                  String posts = posts();
                  String users = users();
                """,
                """
                  var results = gather(() -> posts(), () -> users());
                  String posts = results.get(0);
                  String users = results.get(1);
                """));
  }

  @Test
  void withJsonAFixIsSaidBesideTheReport() throws Exception {
    Checked checked = Checked.run(Output.JSON, Level.WARNING, false, true, file);

    assertThat(checked.out()).isEmpty();
    assertThat(checked.err()).isEqualTo("fixed " + file + ": 1 change\n");
  }

  @Test
  void aFixedScriptKeepsItsFirstLineAndItsLineEnds() throws Exception {
    String script = "#!/usr/bin/env -S aio run\n" + Checked.TWO_READS;
    Checked.write(file, script.replace("\n", "\r\n"));
    Checked.run(Output.READABLE, Level.WARNING, false, true, file);

    assertThat(file)
        .content()
        .startsWith("#!/usr/bin/env -S aio run\r\n")
        .contains("  String users = results.get(1);\r\n")
        .doesNotContainPattern("[^\r]\n");
  }

  @Test
  void aFixHasItsEditsInSarifAndJson() throws Exception {
    Path other =
        Checked.write(
            folder.resolve("narrow.java"),
            Checked.TWO_READS.replace(
                "import static io.asyncio4j.Asyncio.*;",
                "import static io.asyncio4j.Asyncio.run;\nimport static io.asyncio4j.Asyncio.sleep;"));
    Checked json = Checked.run(Output.JSON, Level.WARNING, false, false, other);
    JsonNode fix = new JsonMapper().readTree(json.out()).get("fix");
    assertThat(fix.at("/imports/0").asString()).isEqualTo("static io.asyncio4j.Asyncio.gather");
    assertThat(fix.at("/edits/0/line").asInt()).isEqualTo(13);
    assertThat(fix.at("/edits/0/column").asInt()).isEqualTo(3);

    Checked sarif = Checked.run(Output.SARIF, Level.WARNING, false, false, other);
    JsonNode first =
        new JsonMapper()
            .readTree(sarif.out())
            .at("/runs/0/results/0/fixes/0/artifactChanges/0/replacements/0");
    assertThat(first.at("/insertedContent/text").asString())
        .contains("import static io.asyncio4j.Asyncio.gather;\n");
    assertThat(first.at("/deletedRegion/startLine").asInt()).isEqualTo(1);
  }

  @Test
  void aFolderWithoutSourcesIsSaid(@TempDir Path empty) throws Exception {
    Checked checked = Checked.run(empty);

    assertThat(checked.code()).isEqualTo(2);
    assertThat(checked.err()).isEqualTo("aio check: no Java sources in " + empty + "\n");
  }
}
