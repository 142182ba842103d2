package io.asyncio4j.web;

import static io.asyncio4j.Asyncio.toThread;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A browser without a window, which shows a page until it is closed. */
public final class Chromium implements AutoCloseable {
  private final Process process;

  private Chromium(Process process) {
    this.process = process;
  }

  /** Skips the test where there is none. */
  public static void assumeInstalled() throws InterruptedException {
    assumeTrue(isInstalled(), "there is no chromium; timeline/install-browser.sh installs it");
  }

  private static boolean isInstalled() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder("chromium", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Starts one.
   *
   * @param profile a folder of its own
   * @param more switches
   */
  public static Chromium show(String url, Path profile, String... more) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--user-data-dir=" + profile,
                // Some port or other keeps it running; without one it would end with the page.
                "--remote-debugging-port=0"));
    command.addAll(List.of(more));
    command.add(url);
    var builder = new ProcessBuilder(command);
    builder.environment().put("TMPDIR", profile.toString());
    return new Chromium(
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
  }

  /** With all that it has started, so that nobody writes to the profile when it is deleted. */
  @Override
  public void close() throws InterruptedException {
    var all = new ArrayList<>(process.descendants().toList());
    process.destroy();
    toThread(() -> {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(child -> child.onExit().join());
    });
  }
}
