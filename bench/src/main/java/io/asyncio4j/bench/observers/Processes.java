package io.asyncio4j.bench.observers;

import io.asyncio4j.advise.AdviseObserver;
import io.asyncio4j.bench.Child;
import io.asyncio4j.bench.Programs;
import io.asyncio4j.timeline.TimelineObserver;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import programs.Script;

/** Starts the programs that are measured. */
final class Processes {
  /** The unit of /proc's times: every Linux has 100 of them in a second. */
  private static final double TICKS = 100;

  /** A command line can enable only events that are there already when the JVM starts. */
  private static final String SETTINGS =
      """
      <configuration version="2.0">
        <event name="asyncio4j.TaskRun"><setting name="enabled">true</setting></event>
        <event name="asyncio4j.LoopStall"><setting name="enabled">true</setting></event>
        <event name="asyncio4j.TaskEnd"><setting name="enabled">true</setting></event>
      </configuration>
      """;

  private final List<String> jvmFlags;
  private final Path work;
  private final Path log;
  private final Path settings;

  /**
   * What a process has taken, from its start to its end.
   *
   * @param cpuSeconds of all its threads
   */
  record Taken(double cpuSeconds, double wallSeconds) {}

  /**
   * @param work the folder of their class path with the list of sequences, and of all they write
   */
  Processes(List<String> jvmFlags, Path work) throws IOException {
    this.jvmFlags = jvmFlags;
    this.work = work;
    this.log = work.resolve("observers.log");
    this.settings = work.resolve("script.jfc");
    Files.deleteIfExists(log);
    Files.writeString(settings, SETTINGS);
  }

  private List<String> java(List<String> flags, Class<?> main, String... args) {
    return Programs.concat(
        List.of(Programs.javaExecutable()),
        flags,
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--add-opens",
            "java.base/java.lang=ALL-UNNAMED",
            "-cp",
            work + File.pathSeparator + System.getProperty("java.class.path"),
            main.getName()),
        List.of(args));
  }

  /** A process that runs a workload as often as it is asked. */
  Child start(Workload workload, Mode mode) throws IOException, InterruptedException {
    return new Child(java(jvmFlags, WatchedChild.class, workload.id(), mode.id()), log);
  }

  /** Runs the short script as a user would, without any flag but those of the mode. */
  Taken script(Mode mode) throws IOException, InterruptedException {
    var command = java(flags(mode), Script.class);
    double cpuBefore = cpuOfEnded();
    long start = System.nanoTime();
    var process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("the script did not end within a minute");
    }
    if (process.exitValue() != 0) {
      throw new IOException("the script ended with " + process.exitValue() + "; see " + log);
    }
    return new Taken(cpuOfEnded() - cpuBefore, (System.nanoTime() - start) / 1e9);
  }

  private List<String> flags(Mode mode) {
    return switch (mode) {
      // A stall of an hour is what the watchdog looks for, which is as good as nothing.
      case BARE -> List.of("-Dasyncio4j.stall=3600000");
      case OFF -> List.of();
      case ADVISE -> List.of("-Dasyncio4j.observers=" + AdviseObserver.class.getName());
      case TIMELINE ->
          List.of(
              "-Dasyncio4j.observers=" + TimelineObserver.class.getName(),
              "-Dasyncio4j.timeline=" + work.resolve("script.html"));
      case RECORDING ->
          List.of(
              "-XX:StartFlightRecording:settings="
                  + settings
                  + ",filename="
                  + work.resolve("script.jfr"),
              "-Xlog:jfr+startup=error");
    };
  }

  /** The processor time of the processes that this one has started and that have ended. */
  private static double cpuOfEnded() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS;
  }
}
