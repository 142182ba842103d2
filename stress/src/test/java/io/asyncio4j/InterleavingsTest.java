package io.asyncio4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Options;

/**
 * Runs the {@code …Stress} classes beside it in JVMs of their own. What was observed how often
 * stands in {@code target/jcstress/index.html}, what the harness said in {@code output.txt} there.
 *
 * <p>{@code -Dstress.mode=default}, {@code tough} or {@code stress} goes through the JVM's
 * compilers and their switches too, for minutes or hours; {@code -Dstress.only=Inbox} runs some.
 */
class InterleavingsTest {
  private static final String OPENED = "--add-opens=java.base/java.lang=ALL-UNNAMED";

  private final String mode = System.getProperty("stress.mode");
  private final Path folder = Path.of("").toAbsolutePath();

  @Test
  @Timeout(value = 7, unit = TimeUnit.DAYS)
  void nothingForbiddenIsObserved() throws Exception {
    assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThan(1);
    Path output = folder.resolve("output.txt");
    try (var _ =
        new HungForks(mode == null ? Duration.ofMinutes(2) : Duration.ofHours(1), folder)) {
      run(arguments(), output);
    }
    assertThat(output).content().as("something has run").contains("RUN RESULTS");
  }

  private List<String> arguments() {
    var arguments = new ArrayList<>(List.of("-r", folder.toString()));
    arguments.addAll(List.of("-t", System.getProperty("stress.only", "")));
    if (mode == null) {
      arguments.addAll(List.of("-iters", "1", "-time", "1000", "-sc", "false", "-af", "NONE"));
      // Short strides, and spinning that gives way: other work on the machine must not drag it out.
      arguments.addAll(List.of("-strideSize", "64", "-strideCount", "20"));
      arguments.addAll(List.of("-spinStyle", "THREAD_YIELD", "-jvmArgs", OPENED));
    } else {
      arguments.addAll(List.of("-m", mode, "-jvmArgsPrepend", OPENED));
    }
    return arguments;
  }

  /** The harness speaks to the console only, at length; what is forbidden it throws at the end. */
  private static void run(List<String> arguments, Path output) throws Exception {
    PrintStream console = System.out;
    try (var file = new PrintStream(Files.newOutputStream(output))) {
      System.setOut(file);
      var options = new Options(arguments.toArray(String[]::new));
      assertThat(options.parse()).as("the harness knows its arguments").isTrue();
      new JCStress(options).run();
    } finally {
      System.setOut(console);
    }
  }
}
