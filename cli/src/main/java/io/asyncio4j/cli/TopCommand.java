package io.asyncio4j.cli;

import io.asyncio4j.cli.inspect.InspectException;
import io.asyncio4j.cli.inspect.TaskOrder;
import io.asyncio4j.cli.inspect.Top;
import io.asyncio4j.cli.terminal.Terminal;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of {@code aio top}. */
@Command(
    name = "top",
    mixinStandardHelpOptions = true,
    versionProvider = AioCommand.Version.class,
    description = {
      "Shows what a running program does, again and again.",
      "",
      "Without a terminal to draw on and to be read from, it prints one sample and ends.",
      ""
    },
    footer = {
      "",
      "Keys: q quit, s next order, r reverse, / filter, Tab next loop, arrows scroll.",
      "",
      InspectCommand.EXIT_CODES,
      "",
      "Examples:",
      "  aio top 12345",
      "  aio top 12345 --sort age --filter payment",
      "  aio top 12345 --once --json"
    })
final class TopCommand extends InspectCommand {
  @Parameters(paramLabel = "PID", description = "The process.")
  private String pid = "";

  @Option(
      names = "--every",
      paramLabel = "TIME",
      defaultValue = "1s",
      converter = DurationConverter.class,
      description = "The pause between two samples, as 500ms, 2s (default: 1s).")
  private Duration pause = Duration.ofSeconds(1);

  @Option(
      names = "--sort",
      paramLabel = "ORDER",
      defaultValue = "state",
      description = "The order of the tasks: state, task, name, age or waits (default: state).")
  private TaskOrder order = TaskOrder.STATE;

  @Option(
      names = "--filter",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Only tasks with this in their name, their state or what they wait for.")
  private String filter = "";

  @Option(names = "--once", description = "Print one sample.")
  private boolean once;

  @Option(names = "--json", description = "Print one sample as JSON.")
  private boolean json;

  @Override
  int inspect() throws InspectException {
    return lookInto(
        pid,
        (target, _) -> {
          var top = new Top(target, this::isWanted, pause, order, filter);
          if (json) {
            printJson(top.onceAsData());
          } else if (once || !Terminal.ofThisProcess().isInteractive()) {
            print(top.once(width(), style()));
          } else {
            top.show();
          }
          return 0;
        });
  }
}
