package io.asyncio4j.bench.race;

import io.asyncio4j.bench.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the results of a run go: {@code NAME.json}, {@code NAME.md} and {@code NAME.svg}. */
public final class Results {
  private final Path folder;
  private final String name;
  private final long start = System.nanoTime();

  private Results(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** Makes the folder. From here on Ctrl-C ends whatever this JVM has started, with it. */
  public static Results in(Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    var results = new Results(folder, name);
    Files.deleteIfExists(results.log());
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() ->
                    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
    return results;
  }

  /** The file that gets what the contenders write to their standard error. */
  public Path log() {
    return folder.resolve(name + ".log");
  }

  /** Writes them, and prints the report. */
  public void write(Map<String, @Nullable Object> json, String report, String svg)
      throws IOException {
    Files.writeString(folder.resolve(name + ".json"), Json.write(json));
    Files.writeString(folder.resolve(name + ".md"), report);
    Files.writeString(folder.resolve(name + ".svg"), svg);
    System.out.print(report);
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    Rounds.progress("%d s; %s.json, %s.md and %s.svg are in %s", seconds, name, name, name, folder);
  }
}
