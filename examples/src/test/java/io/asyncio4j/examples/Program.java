package io.asyncio4j.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** A compact source file that was compiled: runs it as {@code java} does and keeps its output. */
final class Program {
  private Program() {}

  /**
   * The lines it printed, and those of an exception that went out of it.
   *
   * @param withLog the lines of the log, too; on a busy machine the watchdog may add to them
   */
  static List<String> run(Sources sources, String className, boolean withLog) throws Exception {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    var log = new PrintingHandler(out);
    Logger logger = Logger.getLogger("io.asyncio4j");
    PrintStream before = System.out;
    System.setOut(out);
    if (withLog) {
      logger.addHandler(log);
    }
    logger.setUseParentHandlers(false);
    try (var loader = sources.classLoader()) {
      Class<?> program = loader.loadClass(className);
      var constructor = program.getDeclaredConstructor();
      constructor.setAccessible(true);
      var main = program.getDeclaredMethod("main");
      main.setAccessible(true);
      main.invoke(constructor.newInstance());
    } catch (InvocationTargetException e) {
      out.print("Exception in thread \"main\" " + stackTrace(e.getCause()));
    } finally {
      logger.setUseParentHandlers(true);
      logger.removeHandler(log);
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static String stackTrace(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  /** Prints as the JDK's console handler does, without the line that says when and where. */
  private static final class PrintingHandler extends Handler {
    private final PrintStream out;

    PrintingHandler(PrintStream out) {
      this.out = out;
      setLevel(Level.INFO);
    }

    @Override
    public void publish(LogRecord record) {
      if (isLoggable(record)) {
        out.println(record.getLevel() + ": " + record.getMessage());
        if (record.getThrown() != null) {
          out.print(stackTrace(record.getThrown()));
        }
      }
    }

    @Override
    public void flush() {
      out.flush();
    }

    @Override
    public void close() {}
  }
}
