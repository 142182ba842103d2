package io.asyncio4j.check;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Checks what a test has in a string. */
public final class Check {
  private Check() {}

  /** The class path of the tests, with asyncio4j on it. */
  public static final List<Path> CLASS_PATH =
      Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Path::of)
          .toList();

  /** What all rules find in a program of one file, which must compile. */
  public static List<Finding> findings(String source) {
    Checker.Result result =
        Checker.of(CLASS_PATH).checkSources(List.of(new SourceText("Main.java", source)));
    if (!result.errors().isEmpty()) {
      throw new AssertionError(String.join("\n", result.errors()));
    }
    return result.findings();
  }

  /** {@code line:check} of each, in the order of the file. */
  public static List<String> places(String source) {
    return findings(source).stream().map(found -> found.line() + ":" + found.check()).toList();
  }
}
