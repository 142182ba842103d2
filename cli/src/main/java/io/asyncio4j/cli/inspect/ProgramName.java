package io.asyncio4j.cli.inspect;

import java.util.List;

/** What a person calls a program that a JVM runs. */
final class ProgramName {
  private static final String AIO = "io.asyncio4j.cli.Aio";

  /** What {@code java app.java} runs. */
  private static final String LAUNCHER = "com.sun.tools.javac.launcher.SourceLauncher";

  private ProgramName() {}

  /**
   * The script, the jar or the main class, without folders and arguments.
   *
   * @param command the JVM's {@code sun.java.command}: main class or jar, then the arguments
   */
  static String of(String command) {
    List<String> words = List.of(command.strip().split("\\s+"));
    String main = file(words.getFirst());
    if (main.equals(LAUNCHER) && words.size() > 1) {
      return file(words.get(1));
    }
    if ((main.equals("cli.jar") || main.endsWith(AIO)) && words.size() > 1) {
      if (!words.get(1).equals("run")) {
        return "aio " + words.get(1);
      }
      for (String word : words.subList(2, words.size())) {
        if (word.endsWith(".java") || word.equals("-")) {
          return file(word);
        }
      }
    }
    return main.isEmpty() ? "?" : main;
  }

  /** Of a path or of {@code module/class} the last part. */
  private static String file(String word) {
    return word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
  }
}
