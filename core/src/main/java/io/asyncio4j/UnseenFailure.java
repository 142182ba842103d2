package io.asyncio4j;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The failure of a task or promise that nobody has taken yet. Once that object is unreachable the
 * failure can no longer be taken, and is reported.
 */
final class UnseenFailure extends PhantomReference<Completable<?>> {
  private final Registry registry;
  private final String what;
  private final Throwable exception;
  private final @Nullable Throwable creation;

  private UnseenFailure(Registry registry, Completable<?> failed, Throwable exception) {
    super(failed, registry.unreachable);
    this.registry = registry;
    this.what = failed.describe();
    this.exception = exception;
    this.creation = failed instanceof Task<?> task ? task.creation() : null;
  }

  /** It was taken. Any thread. */
  void forget() {
    registry.unseen.remove(this);
    clear();
  }

  private LoopException report() {
    return new LoopException(
        what + " failed and nobody took its exception" + Task.describeCreation(creation, exception),
        exception,
        null);
  }

  /** The failures of one loop that nobody has taken. */
  static final class Registry {
    private final ReferenceQueue<Completable<?>> unreachable = new ReferenceQueue<>();
    private final Set<UnseenFailure> unseen = ConcurrentHashMap.newKeySet();

    UnseenFailure watch(Completable<?> failed, Throwable exception) {
      var failure = new UnseenFailure(this, failed, exception);
      unseen.add(failure);
      return failure;
    }

    /** Whether {@link #reportUnreachable} would find one; it may be too cautious. Any thread. */
    boolean hasUnreachable() {
      // No stream: every program's watchdog asks this, and streams are much to load at its start.
      for (UnseenFailure failure : unseen) {
        if (failure.refersTo(null)) {
          return true;
        }
      }
      return false;
    }

    /** Reports those that can no longer be taken. The loop's thread. */
    void reportUnreachable(EventLoop loop) {
      while (unreachable.poll() instanceof UnseenFailure failure) {
        report(loop, failure);
      }
    }

    /** Reports all: the loop is closing. */
    void reportAll(EventLoop loop) {
      for (UnseenFailure failure : unseen) {
        report(loop, failure);
      }
    }

    private void report(EventLoop loop, UnseenFailure failure) {
      if (unseen.remove(failure)) {
        failure.clear();
        LoopException report = failure.report();
        loop.observers.exceptionNeverRetrieved(report);
        loop.callExceptionHandler(report);
      }
    }
  }
}
