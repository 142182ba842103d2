package io.asyncio4j.cli.fetch;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.runEach;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;

import io.asyncio4j.Asyncio;
import io.asyncio4j.CancelledError;
import io.asyncio4j.Task;
import io.asyncio4j.cli.terminal.Style;
import io.asyncio4j.cli.terminal.Terminal;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of {@code aio fetch}: lines in, few of them in flight, results out.
 *
 * @param urls the list; null for the demonstration, {@code -} for standard input
 * @param concurrency how many are in flight at most
 * @param rate how many start in a given time; null for no limit
 * @param timeLimit of one attempt
 * @param retries after the first attempt
 * @param out where bodies are saved; null to drop them
 * @param json results as JSON lines
 */
public record FetchRun(
    @Nullable String urls,
    int concurrency,
    @Nullable Rate rate,
    Duration timeLimit,
    int retries,
    @Nullable Path out,
    boolean json) {
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  /** As a shell has it for a program that wrote into a closed pipe. */
  private static final int BROKEN_PIPE = 141;

  private static final int CHART_WIDTH = 60;

  /** What a run has at hand. */
  private record State(
      Tally tally, Screen screen, Style onError, Terminal terminal, @Nullable Lanes lanes) {}

  /**
   * Fetches everything.
   *
   * @return the exit code: 0 when all went well, 1 when anything failed
   * @throws IOException when the list cannot be read or the folder not be made
   */
  public int start() throws IOException {
    if (out != null) {
      Files.createDirectories(out);
    }
    if (urls == null) {
      try (var server = new DemoServer()) {
        String list = server.urls();
        System.err.println(
            "50 URLs of a server on this machine that takes 100 to 300 ms for each, "
                + concurrency
                + " in flight:");
        return start(new StringReader(list), list.length());
      }
    }
    boolean isInput = urls.equals("-");
    long length = isInput ? -1 : lengthOf(Path.of(urls));
    try (var stream = isInput ? new FileInputStream(FileDescriptor.in) : new FileInputStream(urls);
        var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return start(reader, length);
    }
  }

  private static long lengthOf(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is a folder; name a file with one URL a line");
    }
    if (!Files.exists(file)) {
      throw new IOException("no such file: " + file);
    }
    return Files.isRegularFile(file) ? Files.size(file) : -1;
  }

  private int start(Reader list, long length) throws IOException {
    Terminal terminal = Terminal.ofThisProcess();
    var tally = new Tally();
    try (var fetcher = new Fetcher(timeLimit, retries, out, new RateLimiter(rate));
        var lines = new UrlLines(list);
        var screen =
            new Screen(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                terminal.isOutput() && terminal.isError())) {
      var lanes = urls == null && !json ? new Lanes() : null;
      var state = new State(tally, screen, Terminal.style(terminal.isError()), terminal, lanes);
      run(() -> fetchAll(lines, length, fetcher, state));
    } catch (Screen.Gone e) {
      return BROKEN_PIPE;
    } catch (UncheckedIOException e) {
      throw e.getCause() == null ? new IOException(e) : e.getCause();
    }
    return tally.failed() == 0 ? 0 : 1;
  }

  private void fetchAll(UrlLines lines, long length, Fetcher fetcher, State state)
      throws IOException {
    long start = runningLoop().time();
    ResultFormat format =
        json ? ResultFormat.json() : ResultFormat.text(Terminal.style(state.terminal.isOutput()));
    var progress =
        state.terminal.isForProgress()
            ? Optional.of(createTask("progress", () -> showProgress(lines, length, start, state)))
            : Optional.<Task<@Nullable Void>>empty();
    boolean complete = false;
    try {
      runEach(
          () -> lines,
          concurrency,
          line -> {
            Result result =
                switch (line) {
                  case UrlLine.Bad bad -> Result.bad(bad);
                  case UrlLine.Good good -> counted(good, fetcher, start, state);
                };
            state.tally.add(result);
            if (state.lanes == null) {
              state.screen.print(format.line(result));
            }
          });
      complete = true;
      progress.ifPresent(task -> task.cancel());
      state.screen.finish();
      summarise(start, false, state);
    } catch (CancelledError e) {
      progress.ifPresent(task -> task.cancel());
      // Ctrl-C while the reader of standard output is stuck must not be stuck, too.
      Asyncio.moveOnAfter(LAST_WORDS, () -> state.screen.finish());
      if (!complete) {
        summarise(start, true, state);
      }
      throw e;
    }
  }

  private static Result counted(UrlLine.Good line, Fetcher fetcher, long start, State state) {
    Tally tally = state.tally;
    Lanes lanes = state.lanes;
    int lane = lanes == null ? 0 : lanes.enter();
    long entered = runningLoop().time();
    tally.inFlight++;
    Result result = fetcher.fetch(line);
    // One that is cut short stays counted: the summary says so.
    tally.inFlight--;
    if (lanes != null) {
      lanes.leave(lane, entered - start, runningLoop().time() - start);
    }
    return result;
  }

  private static void showProgress(UrlLines lines, long length, long start, State state) {
    while (true) {
      sleep(TICK);
      // What was read ahead is not done: a short list would be complete at once.
      double fraction = length <= 0 ? -1 : fraction(lines, length, state);
      var elapsed = Duration.ofNanos(runningLoop().time() - start);
      state.screen.show(
          ProgressBar.line(state.tally, elapsed, fraction, state.terminal.width(), state.onError));
    }
  }

  private static double fraction(UrlLines lines, long length, State state) {
    double read = (double) lines.charsRead() / length;
    long drawn = state.tally.done() + state.tally.inFlight + lines.ahead();
    return drawn == 0 ? 0 : read * state.tally.done() / drawn;
  }

  private void summarise(long start, boolean cutShort, State state) {
    var wall = Duration.ofNanos(runningLoop().time() - start);
    if (state.lanes != null) {
      int width = Math.max(10, Math.min(CHART_WIDTH, state.terminal.width() - 4));
      System.err.println();
      for (String lane : state.lanes.chart(wall, width, state.onError)) {
        System.err.println("  " + lane);
      }
      System.err.println();
    }
    for (String line : state.tally.summary(wall, cutShort, state.onError)) {
      System.err.println(line);
    }
  }
}
