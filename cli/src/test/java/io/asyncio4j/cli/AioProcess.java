package io.asyncio4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real command in a JVM of its own, with this test's class path. */
public final class AioProcess implements AutoCloseable {
  /** What a run left behind. */
  public record Ended(int code, String out, String err) {}

  private final Process process;
  private final Reader out;
  private final Reader err;

  private AioProcess(Process process) {
    this.process = process;
    this.out = new Reader(process.getInputStream());
    this.err = new Reader(process.getErrorStream());
  }

  /** Starts it; {@code cache} is the user's cache folder. */
  public static AioProcess start(Path cache, List<String> jvmOptions, String... args)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    command.add("--enable-native-access=ALL-UNNAMED");
    // What a busy machine takes to load classes is not what these tests are about.
    command.add("-Dasyncio4j.stall=30000");
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Aio.class.getName()));
    command.addAll(List.of(args));
    var builder = new ProcessBuilder(command);
    builder.environment().put("XDG_CACHE_HOME", cache.toString());
    return new AioProcess(builder.start());
  }

  /** Runs it to its end. */
  public static Ended run(Path cache, String... args) throws Exception {
    try (var aio = start(cache, List.of(), args)) {
      return aio.end();
    }
  }

  /** Closes its standard input and waits for its end. */
  public Ended end() throws Exception {
    process.getOutputStream().close();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
    out.join();
    err.join();
    return new Ended(process.exitValue(), out.text(), err.text());
  }

  /** Types into its standard input. */
  public void type(String text) throws IOException {
    process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Waits until it has printed {@code text} on standard output. */
  public void awaitOutput(String text) throws InterruptedException {
    out.await(text);
  }

  /** Waits until it has printed {@code text} on standard error. */
  public void awaitError(String text) throws InterruptedException {
    err.await(text);
  }

  /** What it has printed on standard error so far. */
  public String errors() {
    return err.text();
  }

  /** As a service manager does when it is to stop. */
  public void terminate() {
    process.destroy();
  }

  /** What it has printed on standard output so far. */
  public String output() {
    return out.text();
  }

  /** As the terminal does for Ctrl-C, to this process alone. */
  public void interrupt() throws Exception {
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
  }

  /** Reads nothing more of its standard output, as {@code head} does. */
  public void closeOutput() throws IOException {
    process.getInputStream().close();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static final class Reader {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Thread thread;
    private boolean ended;

    Reader(InputStream stream) {
      thread = Thread.ofPlatform().daemon().start(() -> read(stream));
    }

    private void read(InputStream stream) {
      var buffer = new byte[8192];
      try {
        for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
          synchronized (this) {
            bytes.write(buffer, 0, n);
            notifyAll();
          }
        }
      } catch (IOException e) {
        // Closed by the test.
      }
      synchronized (this) {
        ended = true;
        notifyAll();
      }
    }

    synchronized String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }

    synchronized void await(String text) throws InterruptedException {
      while (!text().contains(text)) {
        assertThat(ended).as("output ended without '%s': %s", text, text()).isFalse();
        wait();
      }
    }

    void join() throws InterruptedException {
      thread.join();
    }
  }
}
