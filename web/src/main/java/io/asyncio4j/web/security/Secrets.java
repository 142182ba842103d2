package io.asyncio4j.web.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Comparing what must stay secret. Any thread. */
public final class Secrets {
  private Secrets() {}

  /**
   * Whether two texts are equal, in a time that tells neither where they differ nor how long the
   * right one is.
   */
  public static boolean equal(String given, String right) {
    // Digests have one length, so that the comparison's time shows nothing of the texts' own.
    return MessageDigest.isEqual(digest(given), digest(right));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
