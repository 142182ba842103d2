package io.asyncio4j.cli;

import io.asyncio4j.cli.inspect.InspectException;
import io.asyncio4j.cli.inspect.TaskChoice;
import io.asyncio4j.cli.inspect.TaskReport;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of {@code aio where}. */
@Command(
    name = "where",
    mixinStandardHelpOptions = true,
    versionProvider = AioCommand.Version.class,
    description = {"Shows the stack of a task, with the lines of source that are at hand.", ""},
    footer = {
      "",
      InspectCommand.EXIT_CODES,
      "",
      "Examples:",
      "  aio where 12345 17",
      "  aio where 12345 payment --source shop/src/main/java"
    })
final class WhereCommand extends InspectCommand {
  @Parameters(index = "0", paramLabel = "PID", description = "The process.")
  private String pid = "";

  @Parameters(index = "1", paramLabel = "TASK", description = "The task's number or name.")
  private String task = "";

  @Option(
      names = "--source",
      paramLabel = "DIR",
      description =
          "Where sources are, besides the script's folder, the one in which the program was started,"
              + " and src/main/java and src/test/java in that.")
  private List<Path> folders = List.of();

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  int inspect() throws InspectException {
    return lookInto(
        pid,
        (target, loops) -> {
          TaskChoice choice = TaskChoice.find(loops, task);
          TaskReport report = TaskReport.of(target, choice, folders);
          if (json) {
            printJson(report);
          } else {
            print(report.lines(choice, style()));
          }
          return 0;
        });
  }
}
