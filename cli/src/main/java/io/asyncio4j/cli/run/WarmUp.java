package io.asyncio4j.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The compiling of a program for nothing, so that the JVM has compiled the compiler. */
record WarmUp(List<Source> sources, List<Path> classPath) {
  static final WarmUp NONE = new WarmUp(List.of(), List.of());

  /** The first takes five times as long as the third, and that hardly longer than the tenth. */
  private static final int TIMES = 2;

  void run() {
    for (int i = 0; i < TIMES && !sources.isEmpty(); i++) {
      try {
        Path folder = Files.createTempDirectory("aio-");
        try {
          var _ = Compiler.compile(sources, List.of(), classPath, folder);
        } finally {
          CacheFolder.delete(folder);
        }
      } catch (IOException | ScriptException e) {
        // It was compiled before: the next time will tell.
        return;
      }
    }
  }
}
