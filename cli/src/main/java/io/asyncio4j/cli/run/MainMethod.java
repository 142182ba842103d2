package io.asyncio4j.cli.run;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a class is launched, by the rules of {@code java}: JLS 12.1.4. */
final class MainMethod {
  private final Method method;
  private final @Nullable Constructor<?> constructor;

  private MainMethod(Method method, @Nullable Constructor<?> constructor) {
    this.method = method;
    this.constructor = constructor;
  }

  static MainMethod of(Class<?> type) throws ScriptException {
    Method main = find(type, String[].class);
    if (main == null) {
      main = find(type);
    }
    if (main == null) {
      throw new ScriptException(
          "the class "
              + type.getName()
              + " has no main method; give it one: void main() { ... }, or: public static void"
              + " main(String[] args) { ... }");
    }
    main.setAccessible(true);
    if (Modifier.isStatic(main.getModifiers())) {
      return new MainMethod(main, null);
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      if (!Modifier.isPrivate(constructor.getModifiers())
          && !Modifier.isAbstract(type.getModifiers())) {
        constructor.setAccessible(true);
        return new MainMethod(main, constructor);
      }
    } catch (NoSuchMethodException e) {
      // Said below.
    }
    throw new ScriptException(
        "the main method of the class "
            + type.getName()
            + " is not static, and the class has no constructor without parameters to call it on");
  }

  private static @Nullable Method find(Class<?> type, Class<?>... parameters) {
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      try {
        Method method = c.getDeclaredMethod("main", parameters);
        if (!Modifier.isPrivate(method.getModifiers())
            && !Modifier.isAbstract(method.getModifiers())
            && method.getReturnType() == void.class) {
          return method;
        }
      } catch (NoSuchMethodException e) {
        // Perhaps it is inherited.
      }
    }
    return null;
  }

  /**
   * Calls it. What it throws goes out as it is, without the launcher's frames.
   *
   * @throws Throwable what the program throws
   */
  void call(String[] args) throws Throwable {
    try {
      Object instance = constructor == null ? null : constructor.newInstance();
      if (method.getParameterCount() == 1) {
        method.invoke(instance, (Object) args);
      } else {
        method.invoke(instance);
      }
    } catch (InvocationTargetException e) {
      throw trimmed(Objects.requireNonNull(e.getCause()));
    } catch (ExceptionInInitializerError e) {
      throw trimmed(e);
    }
  }

  private static Throwable trimmed(Throwable failure) {
    trim(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    return failure;
  }

  private static void trim(@Nullable Throwable failure, Set<Throwable> seen) {
    if (failure == null || !seen.add(failure)) {
      return;
    }
    StackTraceElement[] stack = failure.getStackTrace();
    int end = stack.length;
    while (end > 0 && isLauncher(stack[end - 1])) {
      end--;
    }
    // Only what was thrown below the launcher ends with its frames.
    boolean isOurs = end < stack.length && stack[end].getClassName().startsWith("j");
    if (isOurs) {
      failure.setStackTrace(Arrays.copyOf(stack, end));
    }
    trim(failure.getCause(), seen);
    for (Throwable suppressed : failure.getSuppressed()) {
      trim(suppressed, seen);
    }
  }

  private static boolean isLauncher(StackTraceElement frame) {
    String type = frame.getClassName();
    return type.startsWith("io.asyncio4j.cli.")
        || type.startsWith("java.lang.reflect.")
        || type.startsWith("jdk.internal.reflect.")
        || type.startsWith("java.lang.invoke.");
  }
}
