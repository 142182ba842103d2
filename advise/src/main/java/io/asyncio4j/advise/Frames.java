package io.asyncio4j.advise;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stack frames as a reader of the program knows them. */
final class Frames {
  private static final StackWalker WALKER = StackWalker.getInstance();

  private Frames() {}

  /** Where the program is that calls, as {@code shop/Orders.java:12}; null when nowhere below. */
  static @Nullable String placeOfCaller() {
    return WALKER.walk(Frames::firstOfProgram);
  }

  private static @Nullable String firstOfProgram(Stream<StackWalker.StackFrame> frames) {
    for (Iterator<StackWalker.StackFrame> all = frames.iterator(); all.hasNext(); ) {
      StackWalker.StackFrame frame = all.next();
      if (!isLibrary(frame.getClassName())) {
        return place(frame.toStackTraceElement());
      }
    }
    return null;
  }

  /** The innermost place of the program in {@code stack}; null when there is none. */
  static @Nullable String placeOf(List<StackTraceElement> stack) {
    for (StackTraceElement frame : stack) {
      if (!isLibrary(frame.getClassName())) {
        return place(frame);
      }
    }
    return null;
  }

  private static String place(StackTraceElement frame) {
    return file(frame) + (frame.getLineNumber() > 0 ? ":" + frame.getLineNumber() : "");
  }

  /** The source with its package, such as {@code shop/Orders.java}. */
  static String file(StackTraceElement frame) {
    String type = frame.getClassName();
    int end = type.lastIndexOf('.');
    String folder = end < 0 ? "" : type.substring(0, end + 1).replace('.', '/');
    String file = frame.getFileName();
    return folder + (file == null ? type.substring(end + 1) : file);
  }

  /** A frame in a line, such as {@code total (shop/Orders.java:12)}. */
  static String describe(StackTraceElement frame) {
    String method = frame.getMethodName();
    if (method.startsWith("lambda$")) {
      int end = method.indexOf('$', "lambda$".length());
      method = end < 0 ? method : method.substring("lambda$".length(), end);
    }
    return method + " (" + place(frame) + ")";
  }

  static boolean isLibrary(String type) {
    return type.startsWith("java.")
        || type.startsWith("jdk.")
        || type.startsWith("sun.")
        || (type.startsWith("io.asyncio4j.") && !type.startsWith("io.asyncio4j.examples."));
  }
}
