package io.asyncio4j.cli.inspect;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import io.asyncio4j.cli.terminal.Style;
import io.asyncio4j.cli.terminal.TextTable;
import io.asyncio4j.cli.terminal.TextTable.Cell;
import io.asyncio4j.cli.terminal.TextTable.Column;
import io.asyncio4j.cli.terminal.TextTable.Fit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;

/** The JVMs of this user that have loops. */
public final class Programs {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration UNTIL_LAG_SHOWS = Duration.ofMillis(50);

  private static final List<Column> COLUMNS =
      List.of(
          new Column("PID", true, Fit.WHOLE),
          new Column("PROGRAM", false, Fit.CUT_END),
          new Column("LOOP", false, Fit.CUT_END),
          new Column("TASKS", true, Fit.WHOLE),
          new Column("LAG", true, Fit.WHOLE),
          new Column("RUNNING", false, Fit.CUT_END));

  /**
   * One of them.
   *
   * @param pid its process
   * @param program the script, jar or main class
   * @param loops its loops; none when it does not answer
   */
  public record Program(long pid, String program, List<LoopFigures> loops) {}

  private Programs() {}

  /** All of them, asked at the same time, by process. */
  public static List<Program> running() {
    var asked = new LinkedHashMap<VirtualMachineDescriptor, FutureTask<Program>>();
    String self = Long.toString(ProcessHandle.current().pid());
    for (VirtualMachineDescriptor machine : VirtualMachine.list()) {
      if (!machine.id().equals(self) && isNumber(machine.id())) {
        asked.put(machine, Patience.ask(() -> look(Long.parseLong(machine.id()))));
      }
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    var found = new ArrayList<Program>();
    for (Map.Entry<VirtualMachineDescriptor, FutureTask<Program>> entry : asked.entrySet()) {
      try {
        Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        found.add(Patience.answer(entry.getValue(), left));
      } catch (TimeoutException e) {
        VirtualMachineDescriptor machine = entry.getKey();
        found.add(
            new Program(
                Long.parseLong(machine.id()), ProgramName.of(machine.displayName()), List.of()));
      } catch (InspectException | RuntimeException e) {
        // It has no loops, has ended meanwhile, or is not for us to look into.
      }
    }
    found.sort(Comparator.comparingLong(Program::pid));
    return found;
  }

  private static boolean isNumber(String id) {
    return !id.isEmpty() && id.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static Program look(long pid) throws InspectException {
    try (var target = TargetJvm.connect(pid)) {
      return new Program(pid, target.program(), figures(target.loops()));
    }
  }

  /** The lag of a loop is that of a callback which it got the last time somebody asked. */
  static List<LoopFigures> figures(List<TargetLoop> loops) throws InspectException {
    loops.forEach(loop -> loop.bean().getLagMillis());
    try {
      Thread.sleep(UNTIL_LAG_SHOWS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InspectException("interrupted", e);
    }
    return loops.stream().map(TargetLoop::figures).toList();
  }

  /** As a table, a row for each loop. */
  public static List<String> lines(List<Program> programs, int width, Style style) {
    var table = new TextTable(COLUMNS);
    for (Program program : programs) {
      var pid = Cell.of(Long.toString(program.pid));
      var name = Cell.of(program.program);
      for (LoopFigures loop : program.loops) {
        table.add(
            List.of(
                pid,
                name,
                Cell.of(loop.loop()),
                Cell.of(Words.count(loop.tasks())),
                new Cell(
                    Words.millis(loop.lagMillis()),
                    loop.lagMillis() < LoopFigures.LONG_LAG ? s -> s : style::bad),
                Cell.of(loop.runningTask())));
      }
      if (program.loops.isEmpty()) {
        var none = Cell.of("");
        table.add(List.of(pid, name, new Cell("does not answer", style::bad), none, none, none));
      }
    }
    return table.lines(width, style);
  }
}
