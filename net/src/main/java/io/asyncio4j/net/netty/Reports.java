package io.asyncio4j.net.netty;

/**
 * What goes wrong where no coroutine could be told, through the logger {@code io.asyncio4j.net}.
 */
final class Reports {
  private static final System.Logger LOGGER = System.getLogger("io.asyncio4j.net");

  private Reports() {}

  static void failed(String what, Throwable failure) {
    LOGGER.log(System.Logger.Level.ERROR, what + " failed", failure);
  }
}
