package io.asyncio4j.cli.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What a program is made from, as often as it changes. For one thread, but for what says otherwise.
 */
public sealed interface ProgramSource permits ScriptFile, MavenFolder, ClassFiles {
  /** What messages call it. */
  String name();

  /**
   * Compiles it, where that is needed.
   *
   * @throws ScriptException with what is wrong, in javac's words where they are its errors
   */
  Launch build() throws ScriptException;

  /** Compiles what was built last, for nothing: the next time takes less. Any thread. */
  void warmUp();

  /** The files and folders upon a change of which it is to be built again. */
  Set<Path> watched();

  /** The lines of the source of a class; empty when it is not one of the program's. Any thread. */
  List<String> sourceOf(StackTraceElement frame);
}
