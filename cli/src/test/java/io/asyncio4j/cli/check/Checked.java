package io.asyncio4j.cli.check;

import io.asyncio4j.check.Level;
import io.asyncio4j.cli.check.CheckRun.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a run has printed. */
record Checked(int code, String out, String err) {
  /** A program in which one call could go together with another. */
  static final String TWO_READS =
      """
      import static io.asyncio4j.Asyncio.*;
      import java.time.Duration;

      static String posts() { sleep(Duration.ofMillis(5)); return "posts"; }
      static String users() { sleep(Duration.ofMillis(5)); return "users"; }

      void main() {
        run(() -> show());
      }

      void show() {
        String posts = posts();
        String users = users();
        IO.println(posts + users);
      }
      """;

  static Checked run(Output output, Level level, boolean tests, boolean fix, Path... paths)
      throws IOException {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var run = new CheckRun(List.of(paths), List.of(), tests, level, fix, output, "1");
    int code = run.start(new PrintStream(out, true), new PrintStream(err, true));
    return new Checked(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  static Checked run(Path... paths) throws IOException {
    return run(Output.READABLE, Level.WARNING, false, false, paths);
  }

  static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
