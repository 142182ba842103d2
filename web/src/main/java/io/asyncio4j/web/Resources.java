package io.asyncio4j.web;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What is to be closed, the last first. One coroutine at a time. */
final class Resources {
  private final Deque<Closer> closers = new ArrayDeque<>();

  /** Closes something, told of the failure that ended its use, if one did. */
  @FunctionalInterface
  interface Closer {
    void close(@Nullable Throwable failure) throws Exception;
  }

  <R extends AutoCloseable> R add(R resource) {
    closers.push(_ -> resource.close());
    return resource;
  }

  void onClose(Closer closer) {
    closers.push(closer);
  }

  boolean isEmpty() {
    return closers.isEmpty();
  }

  /**
   * Closes all of it, whatever fails meanwhile.
   *
   * @param failure what ended their use; null when all went well
   * @throws Exception the first that a closer threw, with the others suppressed in it
   */
  void close(@Nullable Throwable failure) throws Exception {
    Throwable first = null;
    while (!closers.isEmpty()) {
      try {
        closers.pop().close(failure != null ? failure : first);
      } catch (Throwable e) {
        if (first == null) {
          first = e;
        } else if (first != e) {
          first.addSuppressed(e);
        }
      }
    }
    switch (first) {
      case null -> {
        // All of it was closed.
      }
      case Error e -> throw e;
      case Exception e -> throw e;
      default -> throw new AssertionError("neither an exception nor an error", first);
    }
  }

  /** Closes all of it because of {@code failure}, to which what fails meanwhile is added. */
  void closeAfter(Throwable failure) {
    try {
      close(failure);
    } catch (Throwable e) {
      if (e != failure) {
        failure.addSuppressed(e);
      }
    }
  }
}
