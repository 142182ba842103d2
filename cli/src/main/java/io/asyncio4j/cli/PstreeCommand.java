package io.asyncio4j.cli;

import io.asyncio4j.cli.inspect.InspectException;
import io.asyncio4j.cli.inspect.TaskForest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of {@code aio pstree}. */
@Command(
    name = "pstree",
    mixinStandardHelpOptions = true,
    versionProvider = AioCommand.Version.class,
    description = {
      "Shows who awaits whom: under each task those that it awaits.",
      "",
      "Tasks that await each other are marked as a deadlock.",
      ""
    },
    footer = {
      "",
      "Exit code: 0, 1 when there is a deadlock or the process cannot be looked at,",
      "2 wrong usage.",
      "",
      "Examples:",
      "  aio pstree 12345",
      "  aio pstree 12345 --limit 5"
    })
final class PstreeCommand extends InspectCommand {
  @Parameters(paramLabel = "PID", description = "The process.")
  private String pid = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many tasks to show of those that one awaits (default: " + LIMIT + ").")
  private @Nullable Integer limit;

  @Option(names = "--all", description = "Show all tasks.")
  private boolean all;

  @Option(
      names = "--json",
      description = "As JSON: all tasks, with the numbers of those that they await.")
  private boolean json;

  @Override
  int inspect() throws InspectException {
    int most = most(limit, all, 1);
    return lookInto(
        pid,
        (target, loops) -> {
          if (json) {
            var report = TaskForest.report(target, loops);
            printJson(report);
            return report.isDeadlocked() ? 1 : 0;
          }
          var forest = TaskForest.of(loops, most);
          print(forest.lines(width(), style(), System.out.charset()));
          return forest.isDeadlocked() ? 1 : 0;
        });
  }
}
