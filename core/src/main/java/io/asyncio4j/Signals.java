package io.asyncio4j;

import java.lang.reflect.Proxy;

/** Signals of the operating system, by their names without SIG. */
final class Signals {
  private Signals() {}

  /**
   * Has {@code action} run, on a thread of its own, whenever the process gets that signal. Does
   * nothing where there is no such signal, or where the program handles it already. By reflection:
   * {@code sun.misc.Signal} is supported, but javac warns of it.
   *
   * @param replacing whether to take it from a handler that is there
   */
  static void handle(String name, boolean replacing, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ours =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (_, method, _) -> {
                if (method.getName().equals("handle")) {
                  action.run();
                }
                return null;
              });
      var handle = signal.getMethod("handle", signal, handler);
      Object which = signal.getConstructor(String.class).newInstance(name);
      Object before = handle.invoke(null, which, ours);
      if (!replacing && before != handler.getField("SIG_DFL").get(null)) {
        handle.invoke(null, which, before);
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      // Then that signal does what it does by itself.
    }
  }
}
