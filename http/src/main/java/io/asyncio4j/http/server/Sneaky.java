package io.asyncio4j.http.server;

/** Throws a checked exception where the signature, which is the JDK's, has none. */
final class Sneaky {
  private Sneaky() {}

  /** Never returns; what it is said to return lets the caller write {@code throw}. */
  static RuntimeException throwing(Throwable exception) {
    return Sneaky.<RuntimeException>raise(exception);
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> RuntimeException raise(Throwable exception) throws X {
    throw (X) exception;
  }
}
