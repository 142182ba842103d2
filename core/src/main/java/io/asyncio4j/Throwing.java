package io.asyncio4j;

/** Rethrows an exception as it is, whatever the method declares. */
final class Throwing {
  private Throwing() {}

  /**
   * Throws {@code exception} as it is. Declared to return, so that a caller can write {@code throw
   * Throwing.sneaky(e)}.
   */
  static RuntimeException sneaky(Throwable exception) {
    return Throwing.<RuntimeException>unchecked(exception);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Throwable> RuntimeException unchecked(Throwable exception) throws X {
    throw (X) exception;
  }
}
