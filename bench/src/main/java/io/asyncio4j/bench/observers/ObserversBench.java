package io.asyncio4j.bench.observers;

import io.asyncio4j.advise.SequenceList;
import io.asyncio4j.bench.Checkout;
import io.asyncio4j.bench.Child;
import io.asyncio4j.bench.Json;
import io.asyncio4j.bench.Machine;
import io.asyncio4j.bench.observers.ObserversRun.Sample;
import io.asyncio4j.bench.observers.ObserversRun.Script;
import io.asyncio4j.check.Checker;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * {@code ./aio bench observers}: what it costs to watch a program. Each workload runs in every mode
 * at the same time of day: a process for each, which are measured in turn in each round, and stand
 * still between.
 */
public final class ObserversBench {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ObserversRun run;
  private final ObserversOptions options;
  private final Processes processes;

  private ObserversBench(ObserversRun run, Processes processes) {
    this.run = run;
    this.options = run.options();
    this.processes = processes;
  }

  /**
   * Measures, prints the report, and writes it.
   *
   * @param args the options
   */
  public static void main(String[] args) throws Exception {
    if (List.of(args).contains("--help") || List.of(args).contains("-h")) {
      System.out.print(ObserversOptions.USAGE);
      return;
    }
    var checkout = Checkout.find();
    var options = ObserversOptions.parse(args, checkout.root().resolve("target/bench"));
    Path work = Files.createDirectories(options.out().resolve("observers"));
    writeSequences(checkout, work);
    var run = new ObserversRun(Machine.here(), options);
    long start = System.nanoTime();
    new ObserversBench(run, new Processes(options.jvmFlags(), work)).measure();
    var goals = ObserversReport.judge(run);
    String report = ObserversReport.markdown(run, goals);
    Files.writeString(options.out().resolve("observers.json"), Json.write(run.toJson(goals)));
    Files.writeString(options.out().resolve("observers.md"), report);
    System.out.print(report);
    progress(
        "%d s; observers.json and observers.md are in %s",
        Duration.ofNanos(System.nanoTime() - start).toSeconds(), options.out());
  }

  /** What a build does once, or {@code aio run --advise} when a script has changed. */
  private static void writeSequences(Checkout checkout, Path work) throws IOException {
    var classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    Path programs = checkout.root().resolve("bench/src/main/java/programs");
    var sequences =
        Checker.of(classPath)
            .sequences(List.of(programs.resolve("Pages.java"), programs.resolve("Script.java")));
    if (sequences.size() != 2) {
      throw new IOException("Pages and Script are to have a sequence each, not " + sequences);
    }
    SequenceList.write(sequences, work);
  }

  private static void progress(String format, Object... arguments) {
    System.err.printf(format + "%n", arguments);
  }

  private void measure() throws IOException, InterruptedException {
    for (int fork = 0; fork < options.forks(); fork++) {
      for (Workload workload : options.workloads()) {
        progress("fork %d of %d: %s", fork + 1, options.forks(), workload.id());
        measure(workload, fork);
      }
    }
    progress("script");
    for (int i = 0; i < options.scripts(); i++) {
      for (Mode mode : options.modes()) {
        var taken = processes.script(mode);
        run.add(new Script(mode, taken.cpuSeconds() * 1e3, taken.wallSeconds() * 1e3));
      }
    }
  }

  private void measure(Workload workload, int fork) throws IOException, InterruptedException {
    var children = new EnumMap<Mode, Child>(Mode.class);
    try {
      for (Mode mode : options.modes()) {
        children.put(mode, processes.start(workload, mode));
      }
      for (int i = 0; i < options.warmUps(); i++) {
        for (Child child : children.values()) {
          ask(child);
        }
      }
      for (int i = 0; i < options.rounds(); i++) {
        int round = fork * options.rounds() + i;
        for (var entry : children.entrySet()) {
          var answer = ask(entry.getValue());
          double operations = figure(answer, "operations");
          run.add(
              new Sample(
                  workload,
                  entry.getKey(),
                  round,
                  figure(answer, "cpu") / operations / 1e3,
                  figure(answer, "wall") / operations / 1e3));
        }
      }
    } finally {
      children.values().forEach(Child::close);
    }
  }

  private Map<String, ?> ask(Child child) throws IOException, InterruptedException {
    return child.ask(options.runInMillis() + " " + options.roundMillis(), PATIENCE);
  }

  private static double figure(Map<String, ?> answer, String name) throws IOException {
    if (answer.get(name) instanceof Double figure) {
      return figure;
    }
    throw new IOException("an answer without " + name + ": " + answer);
  }
}
