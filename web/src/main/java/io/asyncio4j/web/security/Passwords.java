package io.asyncio4j.web.security;

import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.toThread;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Passwords as they are kept: by PBKDF2 with HMAC-SHA-256, each with a salt of its own. That takes
 * a third of a second on purpose, in another thread; the calling coroutine is suspended meanwhile.
 */
public final class Passwords {
  /** What OWASP's Password Storage Cheat Sheet asks for. */
  private static final int ITERATIONS = 600_000;

  private static final int MOST_ITERATIONS = 10_000_000;
  private static final int LENGTH = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Passwords() {}

  /** What is to be kept of a password: {@code pbkdf2-sha256$600000$salt$hash}. */
  public static String hash(String password) {
    var salt = new byte[16];
    RANDOM.nextBytes(salt);
    byte[] hash = derive(password, salt, ITERATIONS);
    var base64 = Base64.getEncoder().withoutPadding();
    return "pbkdf2-sha256$"
        + ITERATIONS
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }

  /**
   * Whether {@code password} is the one of which {@code hash} was kept.
   *
   * @throws IllegalArgumentException when {@code hash} is none that {@link #hash} made
   */
  public static boolean verify(String password, String hash) {
    String[] parts = hash.split("\\$", -1);
    if (parts.length != 4 || !parts[0].equals("pbkdf2-sha256")) {
      throw new IllegalArgumentException(
          "this is no hash that Passwords.hash made; it would begin with pbkdf2-sha256$");
    }
    int iterations = Integer.parseInt(parts[1]);
    if (iterations < 1 || iterations > MOST_ITERATIONS) {
      throw new IllegalArgumentException(
          iterations + " iterations are none that Passwords.hash made");
    }
    byte[] expected = Base64.getDecoder().decode(parts[3]);
    return MessageDigest.isEqual(
        expected, derive(password, Base64.getDecoder().decode(parts[2]), iterations));
  }

  /**
   * Takes as long as {@link #verify} does, for nothing: when there is no such user, so that the
   * time does not tell.
   */
  public static void verifyNothing(String password) {
    var _ = derive(password, new byte[16], ITERATIONS);
  }

  /**
   * In another thread when a loop would be held meanwhile; while a program starts there is none.
   */
  private static byte[] derive(String password, byte[] salt, int iterations) {
    return isInsideLoop()
        ? toThread(() -> pbkdf2(password, salt, iterations))
        : pbkdf2(password, salt, iterations);
  }

  private static boolean isInsideLoop() {
    try {
      var _ = runningLoop();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private static byte[] pbkdf2(String password, byte[] salt, int iterations) {
    var spec = new PBEKeySpec(password.toCharArray(), salt, iterations, LENGTH * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no PBKDF2WithHmacSHA256", e);
    } finally {
      spec.clearPassword();
    }
  }
}
