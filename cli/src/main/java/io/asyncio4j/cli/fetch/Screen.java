package io.asyncio4j.cli.fetch;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.runInExecutor;

import io.asyncio4j.AsyncEvent;
import io.asyncio4j.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Results on standard output, the progress on standard error, in one order even where both are the
 * same terminal. A thread of its own writes: a reader that stops reading holds up whoever has
 * something to print, and not the loop with its time limits.
 */
final class Screen implements AutoCloseable {
  private static final int BEHIND = 64 * 1024;
  private static final String CLEAR = "\r\033[K";

  /** The reader has gone, as {@code head} does: there is nobody left to work for. */
  static final class Gone extends IOException {
    private static final long serialVersionUID = 1L;

    Gone(IOException cause) {
      super("standard output is closed", cause);
    }
  }

  private final OutputStream out;
  private final OutputStream err;
  private final boolean isOneTerminal;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("aio-screen").factory());

  private final StringBuilder pending = new StringBuilder();
  private final AsyncEvent written = new AsyncEvent();
  private String status = "";
  private boolean statusChanged;
  private boolean statusShown;
  private @Nullable Task<@Nullable Void> writing;
  private @Nullable IOException failure;

  /**
   * @param isOneTerminal whether what goes to {@code out} appears among the progress on {@code err}
   */
  Screen(OutputStream out, OutputStream err, boolean isOneTerminal) {
    this.out = out;
    this.err = err;
    this.isOneTerminal = isOneTerminal;
  }

  /**
   * Prints a line on standard output; suspends while too much is waiting to be written.
   *
   * @throws Gone when nobody reads any more
   */
  void print(String line) throws IOException {
    pending.append(line).append('\n');
    startWriting();
    while (failure == null && pending.length() > BEHIND) {
      written.clear();
      written.await();
    }
    check();
  }

  /** Shows the progress, in place of what it was; an empty text takes it away. */
  void show(String text) {
    statusChanged |= !text.equals(status);
    status = text;
    startWriting();
  }

  /**
   * Takes the progress away and suspends until everything is written.
   *
   * @throws Gone when nobody reads any more
   */
  void finish() throws IOException {
    show("");
    while (writing != null) {
      written.clear();
      written.await();
    }
    check();
  }

  private void check() throws IOException {
    if (failure != null) {
      throw new Gone(failure);
    }
  }

  private void startWriting() {
    if (writing == null) {
      writing = createTask("screen", this::writeAll);
    }
  }

  private void writeAll() {
    try {
      while (failure == null && (!pending.isEmpty() || statusChanged)) {
        String lines = pending.toString();
        pending.setLength(0);
        String progress = status;
        statusChanged = false;
        runInExecutor(thread, () -> write(lines, progress));
        written.set();
      }
    } catch (IOException e) {
      failure = e;
    } finally {
      writing = null;
      written.set();
    }
  }

  private void write(String lines, String progress) throws IOException {
    if (statusShown && (isOneTerminal || progress.isEmpty())) {
      writeTo(err, CLEAR);
      statusShown = false;
    }
    if (!lines.isEmpty()) {
      writeTo(out, lines);
    }
    if (!progress.isEmpty()) {
      writeTo(err, CLEAR + progress);
      statusShown = true;
    }
  }

  private static void writeTo(OutputStream stream, String text) throws IOException {
    stream.write(text.getBytes(StandardCharsets.UTF_8));
    stream.flush();
  }

  /** Ends the thread. */
  @Override
  public void close() {
    thread.shutdown();
  }
}
