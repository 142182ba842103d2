package io.asyncio4j;

/** What the loop has to say, through the logger {@code io.asyncio4j}. */
final class Reports {
  private static final System.Logger LOGGER = System.getLogger("io.asyncio4j");

  private Reports() {}

  static void unhandled(LoopException failure) {
    LOGGER.log(System.Logger.Level.ERROR, failure.message(), failure.exception());
  }

  static void warn(String message) {
    LOGGER.log(System.Logger.Level.WARNING, message);
  }

  static void warn(String message, Throwable failure) {
    LOGGER.log(System.Logger.Level.WARNING, message, failure);
  }

  static void debug(String message, Throwable failure) {
    LOGGER.log(System.Logger.Level.DEBUG, message, failure);
  }
}
