package io.asyncio4j.cli;

import io.asyncio4j.cli.run.ScriptException;
import io.asyncio4j.cli.run.ScriptRun;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The {@code aio} command. */
public final class Aio {
  private Aio() {}

  /**
   * Runs the command and ends the JVM with its exit code. A script's main method is called here, on
   * the main thread, outside of any library: what it throws is the JVM's to print.
   *
   * @param args the command line
   * @throws Throwable what a script throws
   */
  public static void main(String[] args) throws Throwable {
    Started started = isPlainRun(args) ? plainRun(args)::start : null;
    if (started == null) {
      var run = new RunCommand();
      var serve = new ServeCommand();
      int code = AioCommand.commandLine(run, serve).execute(args);
      ScriptRun script = run.asked();
      started = script == null ? serve.asked() : script::start;
      if (started == null) {
        System.exit(code);
        return;
      }
    }
    try {
      started.start();
    } catch (ScriptException e) {
      String message = String.valueOf(e.getMessage());
      System.err.println(message.contains("\n") ? message : "aio: " + message);
      System.exit(1);
    }
  }

  /** What runs on the main thread when the command line has been read. */
  interface Started {
    void start() throws Throwable;
  }

  /** The most frequent form has no options to parse: it starts without a parser. */
  private static boolean isPlainRun(String[] args) {
    return args.length > 1
        && args[0].equals("run")
        && (args[1].equals("-") || !args[1].startsWith("-"));
  }

  private static ScriptRun plainRun(String[] args) {
    return new ScriptRun(
        args[1], List.of(Arrays.copyOfRange(args, 2, args.length)), Map.of(), false, false);
  }
}
