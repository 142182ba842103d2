package io.asyncio4j.timeline;

import io.asyncio4j.Task;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where in the program something happens. Looking at a stack costs more than what it is
 * about, so it is done only as long as all looking together takes a small share of the time:
 * programs that switch seldom are seen whole, and those that switch a lot by samples.
 */
final class Places {
  /** Of the time that has passed one part in so many may go into looking. */
  private static final int SHARE = 100;

  /** So many looks are free: small programs, which are the likeliest read, are seen whole. */
  private static final int FREE = 1000;

  private static final StackWalker WALKER = StackWalker.getInstance();

  private long spent;
  private int looks;

  /** What a stack says of a wait: the library's function, if one waits, and the program's place. */
  record Place(@Nullable String function, String where) {}

  /** A first look, which takes long, before there is a program to hold up. */
  Places() {
    ofCaller();
    spent = 0;
    looks = 0;
  }

  /** Whether there is time to look, {@code now} nanoseconds after the beginning. */
  boolean mayLook(long now) {
    return looks < FREE || spent < now / SHARE;
  }

  /** Where the program is that calls; empty when it is nowhere on the stack. */
  String ofCaller() {
    long begun = System.nanoTime();
    String where = WALKER.walk(Places::firstOfProgram);
    spent += System.nanoTime() - begun;
    looks++;
    return where;
  }

  private static String firstOfProgram(Stream<StackWalker.StackFrame> frames) {
    for (Iterator<StackWalker.StackFrame> all = frames.iterator(); all.hasNext(); ) {
      StackWalker.StackFrame frame = all.next();
      if (!isLibrary(frame.getClassName())) {
        return describe(frame.toStackTraceElement());
      }
    }
    return "";
  }

  /** Where a task is suspended. */
  Place of(Task<?> task) {
    long begun = System.nanoTime();
    Place place = of(task.stack());
    spent += System.nanoTime() - begun;
    looks++;
    return place;
  }

  static Place of(List<StackTraceElement> stack) {
    String function = null;
    for (StackTraceElement frame : stack) {
      String type = frame.getClassName();
      if (!isLibrary(type)) {
        return new Place(function, describe(frame));
      }
      if (isNetwork(type)) {
        function = simpleName(type) + "." + frame.getMethodName();
      }
    }
    return new Place(function, "");
  }

  /** A whole stack, a line for each frame, as a reader wants it. */
  static String describe(List<StackTraceElement> stack) {
    var lines = new StringBuilder();
    for (StackTraceElement frame : stack) {
      lines.append(lines.isEmpty() ? "" : "\n").append(describe(frame));
    }
    return lines.toString();
  }

  private static String describe(StackTraceElement frame) {
    String method = frame.getMethodName();
    if (method.startsWith("lambda$")) {
      int end = method.indexOf('$', "lambda$".length());
      method = end < 0 ? method : method.substring("lambda$".length(), end);
    }
    String file = frame.getFileName();
    String line = frame.getLineNumber() > 0 ? ":" + frame.getLineNumber() : "";
    return method + " (" + (file == null ? simpleName(frame.getClassName()) : file) + line + ")";
  }

  private static String simpleName(String type) {
    String name = type.substring(type.lastIndexOf('.') + 1);
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }

  private static boolean isNetwork(String type) {
    return type.startsWith("io.asyncio4j.net.") || type.startsWith("io.asyncio4j.http.");
  }

  private static boolean isLibrary(String type) {
    return type.startsWith("java.")
        || type.startsWith("jdk.")
        || type.startsWith("sun.")
        || (type.startsWith("io.asyncio4j.") && !type.startsWith("io.asyncio4j.examples."));
  }
}
