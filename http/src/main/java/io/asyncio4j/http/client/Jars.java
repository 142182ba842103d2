package io.asyncio4j.http.client;

/** The jars that a program may leave out. */
final class Jars {
  private Jars() {}

  /** Whether the jar is there that {@code className} is in. */
  static boolean have(String className) {
    try {
      Class.forName(className, false, Jars.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
