package io.asyncio4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuideTest {
  @TempDir Path folder;

  private List<String> errorsOf(String text) throws IOException {
    Path guide = Files.writeString(folder.resolve("a-guide.md"), text);
    var sources = new Sources(folder);
    var snippets = Guide.blocksOf(guide).stream().map(Snippet::of).toList();
    snippets.forEach(snippet -> sources.add(snippet.className(), snippet.source()));
    return sources.compile().values().stream()
        .flatMap(List::stream)
        .map(error ->
            snippets.stream()
                .filter(each -> error.getSource().getName().contains(each.className()))
                .findFirst()
                .orElseThrow()
                .describe(error))
        .toList();
  }

  @Test
  void statementsDeclarationsAndWholeFilesCompile() throws IOException {
    assertThat(
            errorsOf(
                """
                ```java
                run(() -> sleep(Duration.ZERO));
                ```
                ```java
                int twice(int n) {
                  return 2 * n;
                }
                ```
                ```java
                void main() {
                  run(() -> yieldNow());
                }
                ```
                """))
        .isEmpty();
  }

  @Test
  void laterBlocksMayUseWhatWasGiven() throws IOException {
    assertThat(
            errorsOf(
                """
                <!-- given:
                String fetch(String url) { return url; }
                -->
                ```java
                run(() -> gather(() -> fetch("a"), () -> fetch("b")));
                ```
                """))
        .isEmpty();
  }

  @Test
  void aBrokenBlockIsReportedWithItsLineInTheFile() throws IOException {
    assertThat(
            errorsOf(
                """
                # A guide

                ```java
                run(() -> {
                  sleep(Duration.ZERO);
                  slip(Duration.ZERO);
                });
                ```
                """))
        .singleElement()
        .asString()
        .startsWith("a-guide.md:6: cannot find symbol")
        .contains("slip");
  }

  @Test
  void aBlockCanBeLeftOut() throws IOException {
    Path guide =
        Files.writeString(
            folder.resolve("guide.md"),
            """
            <!-- no-compile -->
            ```java
            nonsense
            ```
            """);

    assertThat(Guide.blocksOf(guide)).isEmpty();
  }

  @Test
  void theTextAfterABlockIsItsOutput() throws IOException {
    Path guide =
        Files.writeString(
            folder.resolve("guide.md"),
            """
            ```java
            IO.println(1);
            ```

            ```text
            1
            ```

            ```java
            IO.println(2);
            ```
            and some more words
            ```text
            not its output
            ```
            """);

    assertThat(Guide.blocksOf(guide))
        .extracting(Guide.Block::output)
        .containsExactly(new ExpectedOutput(List.of("1")), null);
  }
}
