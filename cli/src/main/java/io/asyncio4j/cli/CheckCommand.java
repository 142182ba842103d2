package io.asyncio4j.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.asyncio4j.check.Level;
import io.asyncio4j.cli.check.CheckRun;
import io.asyncio4j.cli.check.CheckRun.Output;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The command line of {@code aio check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = AioCommand.Version.class,
    description = {
      "Finds the four mistakes of asynchronous code, without running it.",
      "",
      "  sequential     awaited one after another what could go on at once",
      "  blocking       holds the event loop",
      "  never-awaited  started and dropped, or called with no loop running",
      "  mixed          synchronous and asynchronous code in each other's way",
      ""
    },
    footer = {
      "",
      "Exit code: 0 no findings, 1 findings, 2 wrong usage or sources that do not compile.",
      "A declaration with @SuppressWarnings(\"AioSequentialAwaits\") is left alone by that check.",
      "",
      "Examples:",
      "  aio check app.java",
      "  aio check .                     a Maven project, with all its modules",
      "  aio check --fix src",
      "  aio check --json src | jq -r .message"
    })
final class CheckCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Java files, folders, Maven projects.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--fix",
      description = "Change the sources where that is safe, and report what is left.")
  private boolean fix;

  @Option(names = "--json", description = "Print a JSON object for each finding, one a line.")
  private boolean json;

  @Option(names = "--sarif", description = "Print a report in SARIF 2.1.0.")
  private boolean sarif;

  @Option(names = "--all", description = "Show findings of level info, too.")
  private boolean all;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      converter = LevelConverter.class,
      description = "The lowest level to show: error, warning or info (default: warning).")
  private Level level = Level.WARNING;

  @Option(names = "--tests", description = "Check the tests of Maven projects, too.")
  private boolean tests;

  @Option(
      names = {"--class-path", "-cp"},
      paramLabel = "PATH",
      description =
          "What the sources are compiled with, besides asyncio4j and the dependencies that their"
              + " pom.xml or //DEPS name.")
  private List<String> classPath = new ArrayList<>();

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() {
    if (json && sarif) {
      throw new ParameterException(spec.commandLine(), "either --json or --sarif, not both");
    }
    Output output = json ? Output.JSON : sarif ? Output.SARIF : Output.READABLE;
    var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, UTF_8);
    try {
      return new CheckRun(
              paths,
              classPath(),
              tests,
              all ? Level.INFO : level,
              fix,
              output,
              AioCommand.Version.ofThis())
          .start(out, System.err);
    } catch (NoSuchFileException e) {
      return failed("there is no " + e.getFile());
    } catch (CharacterCodingException e) {
      return failed("only sources in UTF-8 can be changed: " + e.getMessage());
    } catch (IOException | IllegalStateException e) {
      return failed(String.valueOf(e.getMessage()));
    }
  }

  private int failed(String message) {
    spec.commandLine().getErr().println("aio check: " + message);
    return 2;
  }

  private List<Path> classPath() {
    var entries = new ArrayList<Path>();
    for (String path : classPath) {
      for (String entry : path.split(File.pathSeparator, -1)) {
        if (!entry.isEmpty()) {
          entries.add(Path.of(entry));
        }
      }
    }
    return entries;
  }

  private static final class LevelConverter implements ITypeConverter<Level> {
    @Override
    public Level convert(String text) {
      for (Level level : Level.values()) {
        if (level.label().equals(text.toLowerCase(Locale.ROOT))) {
          return level;
        }
      }
      throw new TypeConversionException("is " + text + "; it may be error, warning or info");
    }
  }
}
