package io.asyncio4j.check;

import io.asyncio4j.check.program.Knowledge;
import io.asyncio4j.check.program.Program;
import io.asyncio4j.check.rules.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaFileManager;
import org.jspecify.annotations.Nullable;

/**
 * Finds the mistakes in Java sources. Nothing is run and nothing is written.
 *
 * {@snippet :
 * Checker.Result result = Checker.of(classPath).check(List.of(Path.of("src/main/java")));
 * result.findings().forEach(IO::println);
 * }
 *
 * <p>The sources are read by the JDK's own compiler. They may be classes, or single files with
 * {@code void main() { ... }} alone, each of which is then a program of its own. What does not
 * compile is said in {@link Result#errors()}, and what could be understood is checked all the same.
 *
 * <p>A checker keeps the class path's jars open for its next check; one thread at a time may use
 * it.
 */
public final class Checker {
  private final List<Path> classPath;
  private final List<Rule> rules;

  /** Of the class path; null until something is compiled. */
  private @Nullable JavaFileManager files;

  private Checker(List<Path> classPath, List<Rule> rules) {
    this.classPath = List.copyOf(classPath);
    this.rules = List.copyOf(rules);
  }

  /**
   * With all rules.
   *
   * @param classPath what the sources are compiled with: jars and folders, asyncio4j among them
   */
  public static Checker of(List<Path> classPath) {
    return new Checker(classPath, Rules.ALL);
  }

  /** With these rules alone. */
  public Checker rules(List<Rule> chosen) {
    return new Checker(classPath, chosen);
  }

  /**
   * What was found.
   *
   * @param findings of all levels, by file and line
   * @param errors javac's messages on what does not compile
   * @param lines how many lines were read
   */
  public record Result(List<Finding> findings, List<String> errors, int lines) {
    public Result {
      findings = List.copyOf(findings);
      errors = List.copyOf(errors);
    }

    /** The findings that are shown by default: warnings and errors. */
    public List<Finding> serious() {
      return findings.stream().filter(finding -> finding.level() != Level.INFO).toList();
    }
  }

  /**
   * Checks sources together: calls are followed from one file into the other.
   *
   * @param paths source files, and folders with all the {@code .java} files below them
   * @throws IOException when a source cannot be read
   */
  public Result check(List<Path> paths) throws IOException {
    Objects.requireNonNull(paths, "paths");
    return checkSources(SourceText.read(paths));
  }

  /** Checks sources that are in memory. */
  public Result checkSources(List<SourceText> sources) {
    var findings = new ArrayList<Finding>();
    var errors = new ArrayList<String>();
    int lines = 0;
    Knowledge knowledge = Knowledge.load();
    for (List<SourceText> group : SourceText.compatible(sources)) {
      Compilation compilation = compile(group);
      errors.addAll(compilation.errors());
      findings.addAll(findings(Program.of(compilation.task(), compilation.units(), knowledge)));
      for (SourceText source : group) {
        lines += (int) source.text().lines().count();
      }
    }
    findings.sort(
        Comparator.comparing(Finding::file)
            .thenComparingInt(Finding::position)
            .thenComparing(Finding::check));
    return new Result(findings, errors, lines);
  }

  /**
   * The calls that wait one after another and need not, with where each of them stands: for those
   * who measure what that costs. What does not compile is looked at as far as it is understood.
   *
   * @param paths source files, and folders with all the {@code .java} files below them
   * @throws IOException when a source cannot be read
   */
  public List<Sequence> sequences(List<Path> paths) throws IOException {
    return sequencesIn(SourceText.read(Objects.requireNonNull(paths, "paths")));
  }

  /** {@link #sequences} of sources that are in memory. */
  public List<Sequence> sequencesIn(List<SourceText> sources) {
    var sequences = new ArrayList<Sequence>();
    Knowledge knowledge = Knowledge.load();
    for (List<SourceText> group : SourceText.compatible(sources)) {
      Compilation compilation = compile(group);
      sequences.addAll(
          Sequences.of(Program.of(compilation.task(), compilation.units(), knowledge)));
    }
    return sequences;
  }

  private Compilation compile(List<SourceText> sources) {
    if (files == null) {
      files = Compilation.files(classPath);
    }
    return Compilation.of(sources, files);
  }

  /** What the rules find in a program that has been read. */
  public List<Finding> findings(Program program) {
    var findings = new ArrayList<Finding>();
    for (Rule rule : rules) {
      var report = new Report(rule);
      rule.check(program, report);
      findings.addAll(report.findings());
    }
    return findings;
  }
}
