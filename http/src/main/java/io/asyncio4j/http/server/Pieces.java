package io.asyncio4j.http.server;

import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reading until nothing more comes, as an iteration. What reading throws comes out as it is. */
final class Pieces<T> implements Iterator<T> {
  /** What is read from; null at its end. May suspend. */
  interface Source<T> {
    @Nullable T next() throws IOException;
  }

  private final Source<T> source;
  private @Nullable T next;
  private boolean over;

  Pieces(Source<T> source) {
    this.source = source;
  }

  @Override
  public boolean hasNext() {
    if (next == null && !over) {
      try {
        next = source.next();
      } catch (IOException e) {
        throw Sneaky.throwing(e);
      }
      over = next == null;
    }
    return !over;
  }

  @Override
  public T next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException("there is no more; ask hasNext() first");
    }
    T piece = next;
    next = null;
    return piece;
  }
}
