package io.asyncio4j.cli.run;

import java.io.Console;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JVM for a script that asks for options of its own. It has this one's terminal and streams. */
final class ForkedJvm {
  private ForkedJvm() {}

  /** Runs it to its end and gives its exit code. */
  static int run(
      Program program, String classPath, List<String> args, Map<String, String> properties)
      throws ScriptException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    command.add("--enable-native-access=ALL-UNNAMED");
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(program.javaOptions());
    command.add("-cp");
    command.add(classPath);
    command.add(program.mainClass());
    command.addAll(args);
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      passOn("TERM", process);
      passOn("HUP", process);
      // A terminal sends Ctrl-C to both processes; any other sender to this one alone.
      passOn("INT", isOnTerminal() ? null : process);
      return process.waitFor();
    } catch (IOException e) {
      throw new ScriptException("a JVM of its own cannot be started: " + e.getMessage(), e);
    }
  }

  @SuppressWarnings("SystemConsoleNull") // it is null where there is no terminal, on 25 too
  private static boolean isOnTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /**
   * Has the child decide how to end, and this process wait for that. By reflection: {@code
   * sun.misc.Signal} is supported, but javac warns of it.
   */
  private static void passOn(String name, @Nullable Process child) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object passing =
          Proxy.newProxyInstance(
              ForkedJvm.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                if (method.getName().equals("handle") && child != null) {
                  new ProcessBuilder("kill", "-" + name, String.valueOf(child.pid())).start();
                }
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), passing);
    } catch (ReflectiveOperationException | RuntimeException e) {
      // Then this process ends at once, and the child as the signal finds it.
    }
  }
}
