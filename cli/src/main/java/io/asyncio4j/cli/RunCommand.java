package io.asyncio4j.cli;

import io.asyncio4j.advise.AdviseObserver;
import io.asyncio4j.cli.run.ScriptRun;
import io.asyncio4j.spi.LoopObserverProvider;
import io.asyncio4j.timeline.TimelineObserver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of {@code aio run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = AioCommand.Version.class,
    description = {
      "Runs a Java file, with asyncio4j on the class path and no flags to know.",
      "",
      "The file may be a class with a main method, or only `void main() { ... }`.",
      "It is compiled once and cached; javac's messages name file and line.",
      ""
    },
    footer = {
      "",
      "Comments in the file, as JBang has them:",
      "  //DEPS group:artifact:version   libraries from Maven, with all they need",
      "  //REPOS id=url                  further repositories",
      "  //SOURCES Other.java *.java     further source files",
      "  //JAVAC_OPTIONS -Xlint:all      options of the compiler",
      "  //JAVA_OPTIONS -Xmx4g           options of the JVM (it gets one of its own)",
      "",
      "Examples:",
      "  aio run hello.java",
      "  aio run server.java --port 8080     what follows the file goes to it",
      "  aio run --debug hello.java          slow callbacks, where tasks were created",
      "  aio run --timeline out.html hello.java",
      "                                      a picture of what every task did",
      "  aio run --advise hello.java         what its time was lost to, when it ends"
    })
final class RunCommand implements Runnable {
  @Option(names = "--debug", description = "Turn asyncio4j's debug mode on.")
  private boolean debug;

  @Option(
      names = "--advise",
      description = {
        "Say on standard error, when the program ends, what its time was lost to and what to do",
        "about it."
      })
  private boolean advise;

  @Option(
      names = "--timeline",
      paramLabel = "FILE.html",
      description = "Write a page that shows what every task did, when the program ends.")
  private @Nullable Path timeline;

  @Option(
      names = "--trace",
      paramLabel = "FILE.json",
      description = "Write the same as a trace, for ui.perfetto.dev.")
  private @Nullable Path trace;

  @Option(names = "--fresh", description = "Resolve and compile anew, whatever is cached.")
  private boolean fresh;

  @Parameters(index = "0", paramLabel = "FILE.java", description = "The file; - is standard input.")
  private String script = "";

  @Parameters(index = "1..*", paramLabel = "ARG", description = "The program's own arguments.")
  private List<String> args = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  private @Nullable ScriptRun asked;

  @Override
  public void run() {
    var properties = new LinkedHashMap<String, String>();
    if (debug) {
      properties.put("asyncio4j.debug", "true");
    }
    if (advise) {
      observe(AdviseObserver.class, properties);
    }
    if (timeline != null && trace != null && isSame(timeline, trace)) {
      throw mistake("--timeline and --trace name the same file, " + trace + "; give each its own");
    }
    record("--timeline", timeline, TimelineObserver.PAGE, properties);
    record("--trace", trace, TimelineObserver.TRACE, properties);
    asked = new ScriptRun(script, args, properties, advise, fresh);
  }

  /** Has a recording written to {@code file}; what cannot be written is better said before. */
  private void record(
      String option, @Nullable Path file, String property, Map<String, String> properties) {
    if (file == null) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (file.toString().endsWith(".java") || isSame(file, Path.of(script))) {
      throw mistake(
          option + ": " + file + " is a source, which would be lost; name the file to write first");
    }
    boolean isWritable =
        Files.exists(file)
            ? Files.isWritable(file) && !Files.isDirectory(file)
            : folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
    if (!isWritable) {
      throw mistake(
          option + ": " + file + " cannot be written; name a file in a folder that exists");
    }
    if (!properties.containsKey(TimelineObserver.TITLE)) {
      observe(TimelineObserver.class, properties);
    }
    properties.put(TimelineObserver.TITLE, script.equals("-") ? "standard input" : name(script));
    properties.put(property, file.toString());
  }

  private static boolean isSame(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  private ParameterException mistake(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static void observe(
      Class<? extends LoopObserverProvider> observer, Map<String, String> properties) {
    properties.merge("asyncio4j.observers", observer.getName(), (one, other) -> one + "," + other);
  }

  private static String name(String script) {
    return String.valueOf(Path.of(script).getFileName());
  }

  /** What the command line asks for; null when it asks for help or is wrong. */
  @Nullable ScriptRun asked() {
    return asked;
  }
}
