package io.asyncio4j.http.server;

import io.asyncio4j.CancelledError;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What is still to be done when a request is over, and what went wrong with it. */
final class RequestEnd {
  private final Deque<ServerRequest.Ending> endings = new ArrayDeque<>(2);
  private @Nullable Throwable failure;

  void add(ServerRequest.Ending ending) {
    endings.push(ending);
  }

  /** Notes what went wrong; the first counts, what follows from it does not. */
  void failed(Throwable problem) {
    if (failure == null) {
      failure = problem;
    }
  }

  @Nullable Throwable failure() {
    return failure;
  }

  /** Does it, the last first, whatever fails meanwhile, which is reported. */
  void run(ServerRequest request) {
    while (!endings.isEmpty()) {
      try {
        endings.pop().end(failure);
      } catch (CancelledError e) {
        failed(e);
        run(request);
        throw e;
      } catch (Exception e) {
        failed(e);
        Dispatch.report("closing what " + request + " used", e);
      }
    }
  }
}
