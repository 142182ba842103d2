package io.asyncio4j.cli;

import io.asyncio4j.cli.inspect.InspectException;
import io.asyncio4j.cli.inspect.TargetJvm;
import io.asyncio4j.cli.inspect.TargetLoop;
import io.asyncio4j.cli.inspect.TaskChoice;
import io.asyncio4j.cli.terminal.Style;
import io.asyncio4j.cli.terminal.Terminal;
import io.asyncio4j.cli.terminal.TextWidth;
import io.asyncio4j.http.Json;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.concurrent.Callable;
import javax.management.JMRuntimeException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the commands have in common that look into a running process. */
abstract class InspectCommand implements Callable<Integer> {
  static final String EXIT_CODES =
      "Exit code: 0, 1 when the process or the task cannot be looked at, 2 wrong usage.";

  /** How many tasks are shown when nothing is said about it. */
  static final int LIMIT = 100;

  @Option(
      names = "--loop",
      paramLabel = "NAME",
      description = "Only this loop of the process (default: all).")
  private @Nullable String loop;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** What is done once a process has answered. */
  @FunctionalInterface
  interface Look {
    int at(TargetJvm target, List<TargetLoop> loops) throws InspectException;
  }

  abstract int inspect() throws InspectException;

  @Override
  public final Integer call() {
    try {
      return inspect();
    } catch (InspectException e) {
      complain(String.valueOf(e.getMessage()));
      return 1;
    }
  }

  final int lookInto(String pid, Look look) throws InspectException {
    try (var target = TargetJvm.attach(processId(pid))) {
      try {
        return look.at(target, TaskChoice.chosen(target.loops(), loop));
      } catch (UndeclaredThrowableException | JMRuntimeException | IllegalArgumentException e) {
        throw target.gone(e);
      }
    }
  }

  /** Whether it is the loop that the user asks for. */
  final boolean isWanted(TargetLoop each) {
    return loop == null || loop.equals(each.name());
  }

  private long processId(String text) {
    try {
      long pid = Long.parseLong(text);
      if (pid > 0) {
        return pid;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw mistake("'" + text + "' is no process id; aio ps lists the programs with loops");
  }

  final ParameterException mistake(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  final void complain(String message) {
    System.err.println(spec.qualifiedName() + ": " + TextWidth.plain(message));
  }

  /**
   * How many tasks to show at most.
   *
   * @param limit what {@code --limit} says; null when it is not given
   * @param all whether {@code --all} is given
   */
  final int most(@Nullable Integer limit, boolean all, int least) {
    if (all && limit != null) {
      throw mistake("either --limit or --all, not both");
    }
    if (limit != null && limit < least) {
      throw mistake("--limit " + limit + ": at least " + least);
    }
    return all ? Integer.MAX_VALUE : limit == null ? LIMIT : limit;
  }

  static void print(List<String> lines) {
    System.out.print(String.join("\n", lines) + "\n");
    System.out.flush();
  }

  static void printJson(Object value) {
    print(List.of(Json.standard().text(value)));
  }

  static int width() {
    return Terminal.ofThisProcess().outputWidth();
  }

  static Style style() {
    return Terminal.style(Terminal.ofThisProcess().isOutput());
  }
}
