package io.asyncio4j.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Java blocks of a Markdown file.
 *
 * <ul>
 *   <li>A fence with the language {@code java} begins a block; {@code <!-- no-compile -->} on the
 *       line before it says that it is not meant to compile.
 *   <li>{@code <!-- given:}, declarations and {@code -->} are what later blocks of the file may use
 *       without saying so.
 *   <li>A fence with the language {@code text} right after a block, with at most blank lines
 *       between, is the output of that block; see {@link ExpectedOutput}.
 * </ul>
 */
final class Guide {
  private final Path file;
  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder given = new StringBuilder();

  /**
   * One block.
   *
   * @param line the line of its fence, from 1
   * @param given the declarations that it may use
   * @param output what it prints, if the file says so
   */
  record Block(
      Path file, int line, List<String> code, String given, @Nullable ExpectedOutput output) {
    @Override
    public String toString() {
      return file.getFileName() + ":" + line;
    }
  }

  private Guide(Path file) throws IOException {
    this.file = file;
    read(Files.readAllLines(file));
  }

  static List<Block> blocksOf(Path file) throws IOException {
    return new Guide(file).blocks;
  }

  private void read(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("<!-- given:")) {
        int end = find(lines, i + 1, "-->");
        lines.subList(i + 1, end).forEach(each -> given.append(each).append('\n'));
        i = end;
      } else if (line.startsWith("```")) {
        int end = find(lines, i + 1, "```");
        if (line.equals("```java") && !isExcluded(lines, i)) {
          List<String> code = dedent(lines.subList(i + 1, end), lines.get(i));
          blocks.add(new Block(file, i + 1, code, given.toString(), outputAfter(lines, end)));
        }
        i = end;
      }
    }
  }

  private static boolean isExcluded(List<String> lines, int fence) {
    return fence > 0 && lines.get(fence - 1).strip().equals("<!-- no-compile -->");
  }

  /** A block in a list is indented by as much as its fence. */
  private static List<String> dedent(List<String> code, String fence) {
    int indent = fence.indexOf('`');
    return code.stream().map(line -> line.substring(Math.min(indent, line.length()))).toList();
  }

  private @Nullable ExpectedOutput outputAfter(List<String> lines, int end) {
    int next = end + 1;
    while (next < lines.size() && lines.get(next).isBlank()) {
      next++;
    }
    if (next == lines.size() || !lines.get(next).strip().equals("```text")) {
      return null;
    }
    var output = lines.subList(next + 1, find(lines, next + 1, "```"));
    return new ExpectedOutput(List.copyOf(dedent(output, lines.get(next))));
  }

  private int find(List<String> lines, int from, String closing) {
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(closing)) {
        return i;
      }
    }
    throw new AssertionError(file + ":" + from + ": is never closed by " + closing);
  }
}
