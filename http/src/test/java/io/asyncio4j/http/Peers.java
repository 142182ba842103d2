package io.asyncio4j.http;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Other people's programs that tests talk to: {@code http/install-peers.sh} installs them. */
public final class Peers {
  private Peers() {}

  /** A process to be; Node finds the modules that Debian has packaged. */
  public static ProcessBuilder command(String... command) {
    var builder = new ProcessBuilder(command);
    builder.environment().put("NODE_PATH", "/usr/share/nodejs");
    return builder;
  }

  /** Skips the calling test when {@code command} does not end well. */
  public static void assumeItRuns(String... command) throws InterruptedException {
    boolean runs;
    try {
      Process process =
          command(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      runs = process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      runs = false;
    }
    assumeTrue(
        runs, "not on this machine, see http/install-peers.sh: " + String.join(" ", command));
  }
}
