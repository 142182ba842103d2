package io.asyncio4j.files;

import io.asyncio4j.CancelledError;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file or the entries of a directory, read while they are looped over.
 *
 * <pre>{@code
 * try (var lines = AsyncFiles.lines(path)) {
 *   for (var line : lines) {
 *     if (line.startsWith("ERROR")) return line;
 *   }
 * }
 * }</pre>
 *
 * <p>A file thread fetches a batch of them at a time (some 100 KiB of text, or a few hundred
 * entries), so the coroutine is suspended once a batch. One coroutine at a time may loop. At its
 * end, or after a failure, the sequence closes itself; {@link #close()} is for those who leave
 * early. A cancelled {@code next()} loses nothing.
 *
 * @param <T> lines or paths
 */
public final class FileSequence<T> implements Iterable<T>, AutoCloseable {
  /** Where the items come from. On file threads only, one call at a time. */
  interface Source<T> extends Closeable {
    /** Adds some items; none at the end. */
    void fill(Queue<T> batch, FileWork work) throws IOException;
  }

  private final Source<T> source;
  private final Queue<T> fetched = new ArrayDeque<>();
  private @Nullable IOException failure;
  private boolean exhausted;
  private boolean filling;
  private boolean iterated;
  private boolean closed;

  FileSequence(Source<T> source) {
    this.source = source;
  }

  /**
   * The items, once; {@code hasNext()} and {@code next()} suspend, and throw {@link
   * UncheckedIOException} when reading fails.
   *
   * @throws IllegalStateException the second time
   */
  @Override
  public Iterator<T> iterator() {
    if (iterated) {
      throw new IllegalStateException("it can be iterated once; ask AsyncFiles for a new one");
    }
    iterated = true;
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return prepareNext();
      }

      @Override
      public T next() {
        if (!prepareNext()) {
          throw new NoSuchElementException("there is nothing more; ask hasNext() first");
        }
        return fetched.remove();
      }
    };
  }

  private boolean prepareNext() {
    if (closed) {
      return false;
    }
    if (!fetched.isEmpty()) {
      return true;
    }
    try {
      if (!exhausted && failure == null) {
        fetch();
      }
      if (!fetched.isEmpty()) {
        return true;
      }
      close();
      if (failure != null) {
        throw failure;
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fetch() {
    if (filling) {
      throw new IllegalStateException(
          "another coroutine is reading this sequence; let one read, and hand on through an"
              + " AsyncQueue");
    }
    filling = true;
    var batch = new ArrayDeque<T>();
    try {
      FileWork.<@Nullable Void, RuntimeException>run(work -> {
        try {
          source.fill(batch, work);
          exhausted = batch.isEmpty() && !work.isStopped();
        } catch (IOException e) {
          failure = e;
        }
        return null;
      });
      fetched.addAll(batch);
    } catch (CancelledError e) {
      fetched.addAll(batch);
      throw e;
    } finally {
      filling = false;
    }
  }

  /** Ends the iteration and closes what is open. May be called twice, and on any thread. */
  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      fetched.clear();
      FileWork.cleanUp(source::close);
    }
  }
}
