package io.asyncio4j.cli.check;

import io.asyncio4j.check.Checker;
import io.asyncio4j.check.Finding;
import io.asyncio4j.check.Fixer;
import io.asyncio4j.check.Level;
import io.asyncio4j.check.SourceText;
import io.asyncio4j.cli.terminal.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run of {@code aio check}.
 *
 * @param paths files, folders and Maven projects
 * @param classPath what they are compiled with besides what is found out
 * @param withTests also the tests of Maven projects
 * @param level the lowest level that is shown
 * @param fix to change the sources
 * @param output how findings are printed
 * @param version of the command
 */
public record CheckRun(
    List<Path> paths,
    List<Path> classPath,
    boolean withTests,
    Level level,
    boolean fix,
    Output output,
    String version) {
  /** The forms of a report. */
  public enum Output {
    READABLE,
    JSON,
    SARIF
  }

  /**
   * Checks, fixes and reports.
   *
   * @param out gets the report
   * @param err gets what was in the way
   * @return the exit code: 0 without findings, 1 with findings, 2 when not all could be read
   * @throws IOException when a file cannot be read or written
   */
  public int start(PrintStream out, PrintStream err) throws IOException {
    long start = System.nanoTime();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
    }
    List<Target> targets = Targets.of(paths, classPath, withTests, line -> warn(line, err));
    if (targets.isEmpty()) {
      warn(
          "no Java sources in " + String.join(", ", paths.stream().map(Path::toString).toList()),
          err);
      return 2;
    }
    Outcome outcome = check(targets, start);
    if (output != Output.READABLE) {
      outcome.changes().forEach((file, count) -> err.println(ReadableReport.fixed(file, count)));
    }
    outcome.errors().forEach(err::println);
    if (!outcome.errors().isEmpty()) {
      warn(
          "not all of the sources compile, so there may be more to find;"
              + " is something missing on the --class-path?",
          err);
    }
    format().print(outcome, out);
    out.flush();
    return !outcome.errors().isEmpty() ? 2 : outcome.findings().isEmpty() ? 0 : 1;
  }

  private static void warn(String message, PrintStream err) {
    err.println("aio check: " + message);
  }

  private ReportFormat format() {
    return switch (output) {
      case READABLE ->
          new ReadableReport(Terminal.style(Terminal.ofThisProcess().isOutput()), !fix);
      case JSON -> new JsonReport();
      case SARIF -> new SarifReport(version);
    };
  }

  private Outcome check(List<Target> targets, long start) throws IOException {
    var findings = new ArrayList<Finding>();
    var errors = new ArrayList<String>();
    var texts = new HashMap<String, String>();
    var changes = new TreeMap<String, Integer>();
    int files = 0;
    int lines = 0;
    for (Target target : targets) {
      var checker = Checker.of(target.classPath());
      List<SourceText> sources = target.read();
      Checker.Result result;
      if (fix) {
        var fixed = Fixer.fix(checker, sources, found -> isShown(target, found));
        write(target, sources, fixed);
        changes.putAll(fixed.changes());
        sources = fixed.sources();
        result = fixed.result();
      } else {
        result = checker.checkSources(sources);
      }
      result.findings().stream().filter(found -> isShown(target, found)).forEach(findings::add);
      errors.addAll(result.errors());
      sources.forEach(source -> texts.put(source.name(), source.text()));
      files += target.asked().size();
      lines += result.lines();
    }
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    return new Outcome(findings, errors, texts, changes, files, lines, time);
  }

  private boolean isShown(Target target, Finding finding) {
    return finding.level().compareTo(level) <= 0 && target.asked().contains(finding.file());
  }

  private static void write(Target target, List<SourceText> before, Fixer.Fixed fixed)
      throws IOException {
    Map<String, String> old = new LinkedHashMap<>();
    before.forEach(source -> old.put(source.name(), source.text()));
    for (SourceText source : fixed.sources()) {
      Path file = target.files().get(source.name());
      String was = old.get(source.name());
      if (file != null && was != null && fixed.changes().containsKey(source.name())) {
        SourceFile.write(file, was, source.text());
      }
    }
  }
}
