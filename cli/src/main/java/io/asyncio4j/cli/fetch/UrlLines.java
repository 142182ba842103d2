package io.asyncio4j.cli.fetch;

import static io.asyncio4j.Asyncio.runInExecutor;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a list of URLs, drawn as they are needed. Reading may block (a pipe, a terminal), so
 * it is done by a thread of its own, some lines ahead; the loop goes on meanwhile.
 */
final class UrlLines implements Iterator<UrlLine>, AutoCloseable {
  private static final int AHEAD = 256;

  /** A line that never ends must not fill the memory. */
  private static final int LONGEST = 64 * 1024;

  private final Reader reader;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("aio-urls").factory());
  private final ArrayDeque<UrlLine> lines = new ArrayDeque<>();
  private volatile long charsRead;
  private long number;
  private boolean ended;

  UrlLines(Reader reader) {
    this.reader = reader;
  }

  /** Suspends until a line is there or the list has ended. */
  @Override
  public boolean hasNext() {
    while (lines.isEmpty() && !ended) {
      try {
        lines.addAll(runInExecutor(thread, this::readSome));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return !lines.isEmpty();
  }

  @Override
  public UrlLine next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return lines.remove();
  }

  /** How much of the list was read, in characters. */
  long charsRead() {
    return charsRead;
  }

  /** How many lines are read and not drawn. */
  int ahead() {
    return lines.size();
  }

  /** At least one line, unless the list has ended, and no more than are there without waiting. */
  private ArrayDeque<UrlLine> readSome() throws IOException {
    var some = new ArrayDeque<UrlLine>();
    while (some.isEmpty() || (some.size() < AHEAD && reader.ready())) {
      String line = readLine();
      if (line == null) {
        ended = true;
        break;
      }
      number++;
      if (line.length() > LONGEST) {
        some.add(new UrlLine.Bad(number, line.substring(0, 40) + "...", "the line is too long"));
      } else if (!UrlLine.isIgnored(line)) {
        some.add(UrlLine.parse(number, line));
      }
    }
    return some;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
  private @Nullable String readLine() throws IOException {
    var line = new StringBuilder();
    int c = reader.read();
    if (c < 0) {
      return null;
    }
    long read = 0;
    while (c >= 0 && c != '\n') {
      read++;
      if (line.length() <= LONGEST) {
        line.append((char) c);
      }
      c = reader.read();
    }
    charsRead += read + 1;
    return line.toString();
  }

  /** Ends the thread, unless it is stuck in a read; it is a daemon then. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
