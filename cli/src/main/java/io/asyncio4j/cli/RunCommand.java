package io.asyncio4j.cli;

import io.asyncio4j.cli.run.ScriptRun;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
      "  aio run --debug hello.java          slow callbacks, where tasks were created"
    })
final class RunCommand implements Runnable {
  @Option(names = "--debug", description = "Turn asyncio4j's debug mode on.")
  private boolean debug;

  @Option(names = "--fresh", description = "Resolve and compile anew, whatever is cached.")
  private boolean fresh;

  @Parameters(index = "0", paramLabel = "FILE.java", description = "The file; - is standard input.")
  private String script = "";

  @Parameters(index = "1..*", paramLabel = "ARG", description = "The program's own arguments.")
  private List<String> args = List.of();

  private @Nullable ScriptRun asked;

  @Override
  public void run() {
    asked = new ScriptRun(script, args, debug, fresh);
  }

  /** What the command line asks for; null when it asks for help or is wrong. */
  @Nullable ScriptRun asked() {
    return asked;
  }
}
