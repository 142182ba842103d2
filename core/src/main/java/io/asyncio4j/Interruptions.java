package io.asyncio4j;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the JDK says that a blocking call was interrupted. */
final class Interruptions {
  private Interruptions() {}

  /** Whether an interruption is among the failure, its causes and what they suppress. */
  static boolean isIn(Throwable failure) {
    return isIn(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static boolean isIn(@Nullable Throwable failure, Set<Throwable> seen) {
    if (failure == null || !seen.add(failure)) {
      return false;
    }
    if (isOne(failure) || isIn(failure.getCause(), seen)) {
      return true;
    }
    for (Throwable suppressed : failure.getSuppressed()) {
      if (isIn(suppressed, seen)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOne(Throwable failure) {
    return switch (failure) {
      case InterruptedException _, ClosedByInterruptException _ -> true;
      case SocketTimeoutException _ -> false;
      case InterruptedIOException _ -> true;
      // What a socket of java.net throws in a virtual thread; it has no type of its own.
      case SocketException e -> "Closed by interrupt".equals(e.getMessage());
      default -> false;
    };
  }
}
