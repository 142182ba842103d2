package io.asyncio4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/mistakes.md says that the tools say is what they say. */
class MistakesGuideTest {
  private static final Path GUIDE = Path.of("../docs/mistakes.md");
  private static final Pattern PROGRAM =
      Pattern.compile("(?ms)^```java\n(// ([a-z-]+\\.java)\n.*?)^```$");
  private static final Pattern COMMAND =
      Pattern.compile("(?ms)^```\n\\$ aio ((check|run) [^\n]*)\n(.*?)^```$");

  private static final Pattern TIME = Pattern.compile("[0-9.,]+ m?s\\b");

  @TempDir static Path folder;

  /** A command of the guide, and what it shall print on both streams. */
  record Command(List<String> words, String output) {}

  @BeforeAll
  static void writePrograms() throws IOException {
    Matcher program = PROGRAM.matcher(Files.readString(GUIDE));
    while (program.find()) {
      Files.writeString(folder.resolve(program.group(2)), program.group(1));
    }
  }

  static List<Command> commands() throws IOException {
    var commands = new ArrayList<Command>();
    Matcher command = COMMAND.matcher(Files.readString(GUIDE));
    while (command.find()) {
      commands.add(new Command(List.of(command.group(1).split(" ")), command.group(3)));
    }
    return commands;
  }

  /**
   * Paragraph by paragraph: a slow machine may give a program a stall more, which is advised, too.
   */
  @ParameterizedTest
  @MethodSource("commands")
  void theToolSaysWhatTheGuideSays(Command command) throws Exception {
    String printed = printed(command.words);
    for (String paragraph : command.output.strip().split("\n\n", -1)) {
      assertThat(printed).containsPattern(pattern(paragraph));
    }
  }

  static Stream<String> rightPrograms() throws IOException {
    return PROGRAM
        .matcher(Files.readString(GUIDE))
        .results()
        .map(found -> found.group(2))
        .filter(name -> name.endsWith("-right.java"));
  }

  @ParameterizedTest
  @MethodSource("rightPrograms")
  void thereIsNothingToSayOfTheProgramPutRight(String name) throws Exception {
    var checked = AioProcess.run(folder.resolve("cache"), "check", path(name));
    assertThat(checked.code()).as(checked.out()).isZero();
    assertThat(printed(List.of("run", "--advise", name)))
        .doesNotContain("one after another", "not awaited", "swallowed");
  }

  @Test
  void eachMistakeIsThere() throws IOException {
    assertThat(commands()).hasSize(8);
    assertThat(rightPrograms()).hasSize(4);
  }

  private static String path(String name) {
    return folder.resolve(name).toString();
  }

  private static String printed(List<String> words) throws Exception {
    String[] arguments =
        words.stream()
            .map(word -> word.endsWith(".java") ? path(word) : word)
            .toArray(String[]::new);
    var ended = AioProcess.run(folder.resolve("cache"), arguments);
    return (ended.out() + ended.err()).replace(folder + "/", "").strip();
  }

  /** The text, with any place in a list and any time where it has one. */
  private static String pattern(String text) {
    return Arrays.stream(TIME.split(text.replaceFirst("^\\d+\\. ", ""), -1))
        .map(Pattern::quote)
        .collect(Collectors.joining(TIME.pattern()));
  }
}
