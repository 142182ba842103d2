package io.asyncio4j.http.client;

/** Rethrows an exception as it is where an iterator cannot declare it. */
final class Throwing {
  private Throwing() {}

  /** Declared to return, so that a caller can write {@code throw Throwing.sneaky(e)}. */
  static RuntimeException sneaky(Throwable exception) {
    return Throwing.<RuntimeException>unchecked(exception);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Throwable> RuntimeException unchecked(Throwable exception) throws X {
    throw (X) exception;
  }
}
