package io.asyncio4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every Java block in the guides and the README compiles, and prints what is said to be its output.
 * How a block is read: {@link Guide}, {@link Snippet}.
 */
class DocsTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  @TempDir static Path classes;
  private static Sources sources;
  private static List<String> errors;

  static List<Path> guides() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
          .filter(file -> file.toString().endsWith(".md") && Files.exists(file))
          .sorted()
          .toList();
    }
  }

  static List<Snippet> snippets() throws IOException {
    var snippets = new ArrayList<Snippet>();
    for (Path guide : guides()) {
      Guide.blocksOf(guide).forEach(block -> snippets.add(Snippet.of(block)));
    }
    return snippets;
  }

  static Stream<Guide.Block> blocksWithOutput() throws IOException {
    return snippets().stream().map(Snippet::block).filter(block -> block.output() != null);
  }

  @BeforeAll
  static void compileAll() throws IOException {
    sources = new Sources(classes);
    Map<String, Snippet> byFile =
        snippets().stream()
            .collect(Collectors.toMap(each -> each.className() + ".java", Function.identity()));
    byFile.values().forEach(each -> sources.add(each.className(), each.source()));
    errors =
        sources.compile().entrySet().stream()
            .flatMap(found -> {
              Snippet snippet = Objects.requireNonNull(byFile.get(found.getKey()));
              return found.getValue().stream().map(snippet::describe);
            })
            .toList();
  }

  @Test
  void everyBlockCompiles() {
    assertThat(String.join("\n", errors)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("blocksWithOutput")
  void printsWhatTheGuideSays(Guide.Block block) throws Exception {
    String className = Snippet.of(block).className();
    ExpectedOutput expected = Objects.requireNonNull(block.output());

    List<String> printed =
        Program.run(sources, className, expected.hasLog()).stream()
            .map(line -> Snippet.asInTheGuide(line, className))
            .toList();

    expected.check(block.toString(), printed);
  }
}
