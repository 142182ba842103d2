package io.asyncio4j.cli;

import io.asyncio4j.cli.inspect.Cancelling;
import io.asyncio4j.cli.inspect.InspectException;
import io.asyncio4j.cli.inspect.TaskChoice;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command line of {@code aio cancel}. */
@Command(
    name = "cancel",
    mixinStandardHelpOptions = true,
    versionProvider = AioCommand.Version.class,
    description = {
      "Asks for a task to be cancelled.",
      "",
      "It takes effect where the task next suspends; its finally blocks run.",
      ""
    },
    footer = {
      "",
      InspectCommand.EXIT_CODES,
      "",
      "Examples:",
      "  aio cancel 12345 17",
      "  aio cancel 12345 payment"
    })
final class CancelCommand extends InspectCommand {
  @Parameters(index = "0", paramLabel = "PID", description = "The process.")
  private String pid = "";

  @Parameters(index = "1", paramLabel = "TASK", description = "The task's number or name.")
  private String task = "";

  @Override
  int inspect() throws InspectException {
    return lookInto(
        pid,
        (_, loops) -> {
          print(List.of(Cancelling.cancel(TaskChoice.find(loops, task))));
          return 0;
        });
  }
}
