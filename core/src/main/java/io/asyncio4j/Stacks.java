package io.asyncio4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Stack traces as a reader wants them: the program's own frames first. */
final class Stacks {
  private static final String PACKAGE = Stacks.class.getPackageName() + ".";
  private static final String OBSERVERS = Observers.class.getName();

  /** Asked for every frame, and slow to find out; these are names of our package only. */
  private static final Map<String, Boolean> OURS = new ConcurrentHashMap<>();

  private Stacks() {}

  /** A coroutine's stack, without the frames of whoever suspends it and of whoever started it. */
  static List<StackTraceElement> ofCoroutine(Thread thread) {
    return withoutLibrary(Arrays.asList(thread.getStackTrace()));
  }

  /** The frames from the innermost of the program's own to the outermost. */
  static List<StackTraceElement> withoutLibrary(List<StackTraceElement> stack) {
    int start = firstOfObserved(stack);
    while (start < stack.size() && isMachinery(stack.get(start))) {
      start++;
    }
    int end = stack.size();
    while (end > start && isMachinery(stack.get(end - 1))) {
      end--;
    }
    return start == end ? List.copyOf(stack) : List.copyOf(stack.subList(start, end));
  }

  /** Where the frames of an observer end, who may come from anywhere and is not the program. */
  private static int firstOfObserved(List<StackTraceElement> stack) {
    int first = 0;
    for (int i = 0; i < stack.size(); i++) {
      if (stack.get(i).getClassName().equals(OBSERVERS)) {
        first = i;
      }
    }
    return first;
  }

  /** The outermost frame of the program in a failure's stack: where the coroutine's body is. */
  static @Nullable StackTraceElement outermostOfProgram(Throwable failure) {
    List<StackTraceElement> stack = Arrays.asList(failure.getStackTrace());
    for (StackTraceElement frame : stack.reversed()) {
      if (!isMachinery(frame)) {
        return frame;
      }
    }
    return null;
  }

  /** Whether the JVM has called for a class: to load, initialise or link it, with what it needs. */
  static boolean isLoadingClasses(List<StackTraceElement> stack) {
    for (StackTraceElement frame : stack) {
      boolean loading =
          switch (frame.getMethodName()) {
            case "<clinit>", "loadClass" -> true;
            case "loadLibrary0", "load0" -> frame.getClassName().equals("java.lang.Runtime");
            default -> frame.getClassName().equals("java.lang.invoke.MethodHandleNatives");
          };
      if (loading) {
        return true;
      }
    }
    return false;
  }

  static String indented(List<StackTraceElement> stack) {
    var lines = new ArrayList<String>();
    for (StackTraceElement frame : stack) {
      lines.add("\n    at " + frame);
    }
    return String.join("", lines);
  }

  private static boolean isMachinery(StackTraceElement frame) {
    String type = frame.getClassName();
    return type.startsWith("java.") || type.startsWith("jdk.") || isOurs(type);
  }

  /** By where the class came from: a program, or a test, may live in our package. */
  private static boolean isOurs(String type) {
    if (!type.startsWith(PACKAGE)) {
      return false;
    }
    return OURS.computeIfAbsent(type, Stacks::comesFromHere);
  }

  private static boolean comesFromHere(String type) {
    try {
      Class<?> loaded = Class.forName(type, false, Stacks.class.getClassLoader());
      return Objects.equals(
          loaded.getProtectionDomain().getCodeSource(),
          Stacks.class.getProtectionDomain().getCodeSource());
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
