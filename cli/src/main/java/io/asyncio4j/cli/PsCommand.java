package io.asyncio4j.cli;

import io.asyncio4j.cli.inspect.InspectException;
import io.asyncio4j.cli.inspect.ProcessReport;
import io.asyncio4j.cli.inspect.Programs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of {@code aio ps}. */
@Command(
    name = "ps",
    mixinStandardHelpOptions = true,
    versionProvider = AioCommand.Version.class,
    description = {
      "Lists the running programs that have loops, or the tasks of one.",
      "",
      "The program needs no flags for it, and answers also while its loop is stuck.",
      ""
    },
    footer = {
      "",
      InspectCommand.EXIT_CODES,
      "",
      "Examples:",
      "  aio ps",
      "  aio ps 12345 --filter deadlock",
      "  aio ps 12345 --all --json"
    })
final class PsCommand extends InspectCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "PID",
      description = "The process whose tasks to list; without it, the programs.")
  private @Nullable String pid;

  @Option(
      names = "--filter",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Only tasks with this in their name, their state or what they wait for.")
  private String filter = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many tasks of a loop to show, the oldest (default: " + LIMIT + ").")
  private @Nullable Integer limit;

  @Option(names = "--all", description = "Show all tasks.")
  private boolean all;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Override
  int inspect() throws InspectException {
    int most = most(limit, all, 0);
    if (pid == null) {
      return listPrograms();
    }
    return lookInto(
        pid,
        (target, loops) -> {
          var report = ProcessReport.of(target, loops, filter, most);
          if (json) {
            printJson(report);
          } else {
            print(report.lines(width(), style()));
          }
          return 0;
        });
  }

  private int listPrograms() {
    var programs = Programs.running();
    if (json) {
      printJson(programs);
    } else if (programs.isEmpty()) {
      complain("no program with loops runs, or only those of other users");
    } else {
      print(Programs.lines(programs, width(), style()));
    }
    return 0;
  }
}
