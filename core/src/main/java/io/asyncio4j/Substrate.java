package io.asyncio4j;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The one class that touches the JDK's internals: it makes virtual threads with an executor of our
 * own as their scheduler, and tells which platform thread carries the current one.
 *
 * <p>It needs {@code java.lang} opened. Where that was done, it is silent; where not, it goes
 * through {@code sun.misc.Unsafe} and logs one line that names the flag; where that is forbidden
 * too, {@link EventLoop} cannot be used and every attempt throws {@link IllegalStateException} with
 * what to add.
 */
final class Substrate {
  private static final String OPEN = "--add-opens java.base/java.lang=ALL-UNNAMED";

  /** Null when the internals could be reached. */
  private static final @Nullable Throwable UNREACHABLE;

  private static final @Nullable MethodHandle NEW_VIRTUAL_THREAD;
  private static final @Nullable MethodHandle CURRENT_CARRIER;
  private static final @Nullable Executor DEFAULT_SCHEDULER;

  static {
    Throwable unreachable = null;
    MethodHandle newVirtualThread = null;
    MethodHandle currentCarrier = null;
    Executor defaultScheduler = null;
    try {
      var lookup = lookupIntoJavaLang();
      Class<?> builders = lookup.findClass("java.lang.ThreadBuilders");
      newVirtualThread =
          lookup
              .in(builders)
              .findStatic(
                  builders,
                  "newVirtualThread",
                  MethodType.methodType(
                      Thread.class, Executor.class, String.class, int.class, Runnable.class));
      currentCarrier =
          lookup.findStatic(
              Thread.class, "currentCarrierThread", MethodType.methodType(Thread.class));
      Class<?> virtualThread = lookup.findClass("java.lang.VirtualThread");
      defaultScheduler =
          (Executor)
              lookup
                  .in(virtualThread)
                  .findStatic(
                      virtualThread, "defaultScheduler", MethodType.methodType(Executor.class))
                  .invoke();
    } catch (Throwable e) {
      unreachable = e;
    }
    UNREACHABLE = unreachable;
    NEW_VIRTUAL_THREAD = newVirtualThread;
    CURRENT_CARRIER = currentCarrier;
    DEFAULT_SCHEDULER = defaultScheduler;
  }

  private static volatile boolean warm;

  private Substrate() {}

  /**
   * Throws {@link IllegalStateException} with what to do when this JVM has no way in, and makes the
   * first use of virtual threads safe for the JIT. Any thread.
   */
  static void prepare() {
    if (UNREACHABLE != null) {
      throw new IllegalStateException(
          "asyncio4j needs JDK 25 or newer with the package java.lang opened to it. " + howToOpen(),
          UNREACHABLE);
    }
    if (!warm) {
      warm = true;
      if (Thread.currentThread().isVirtual()) {
        Carriers.run(Substrate::finishOneVirtualThread);
      } else {
        finishOneVirtualThread();
      }
    }
  }

  private static String howToOpen() {
    return """
    Add one of these:
      java           %1$s
      Maven Surefire <argLine>%1$s</argLine>
      Gradle         jvmArgs("--add-opens", "java.base/java.lang=ALL-UNNAMED") on the test and run tasks
      an IDE         %1$s among the VM options of the run configuration
      java -jar      Add-Opens: java.base/java.lang in the manifest of the jar that is started
    or start the program with `aio run`.\
    """
        .formatted(OPEN);
  }

  /**
   * Runs one virtual thread to its end. Without that C2 may compile the end of a virtual thread's
   * life while the JDK's class for it is not yet loaded; every coroutine that is frozen then
   * deoptimises when it resumes, which costs ten times the switch.
   */
  private static void finishOneVirtualThread() {
    var start = new Runnable[1];
    newVirtualThread(r -> start[0] = r, null, () -> {}).start();
    start[0].run();
  }

  /** A new virtual thread, not started, that {@code scheduler} is asked to continue. */
  @SuppressWarnings("NullAway") // prepare() has made sure that it is there
  static Thread newVirtualThread(Executor scheduler, @Nullable String name, Runnable body) {
    try {
      return (Thread) NEW_VIRTUAL_THREAD.invokeExact(scheduler, name, 0, body);
    } catch (Throwable e) {
      throw Throwing.sneaky(e);
    }
  }

  /** The platform thread on which the caller really runs; the caller's own thread if that is it. */
  static Thread currentCarrier() {
    if (CURRENT_CARRIER == null) {
      return Thread.currentThread();
    }
    try {
      return (Thread) CURRENT_CARRIER.invokeExact();
    } catch (Throwable e) {
      throw Throwing.sneaky(e);
    }
  }

  /** Continues a virtual thread that is no coroutine on the JDK's own scheduler. */
  @SuppressWarnings("NullAway") // prepare() has made sure that it is there
  static void runOnDefaultScheduler(Runnable continuation) {
    DEFAULT_SCHEDULER.execute(continuation);
  }

  private static MethodHandles.Lookup lookupIntoJavaLang() throws ReflectiveOperationException {
    if (Object.class.getModule().isOpen("java.lang", Substrate.class.getModule())) {
      return MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup());
    }
    var lookup = trustedLookup().in(Thread.class);
    System.getLogger("io.asyncio4j")
        .log(
            System.Logger.Level.WARNING,
            "java.lang is not opened to asyncio4j, which goes through sun.misc.Unsafe instead; "
                + OPEN
                + " (or Add-Opens: java.base/java.lang in the manifest of the jar that java -jar"
                + " starts) makes the JVM's warnings and this line go away");
    return lookup;
  }

  /** By reflection, since javac refuses a direct use of the class without warnings. */
  private static MethodHandles.Lookup trustedLookup() throws ReflectiveOperationException {
    Class<?> unsafeClass = Class.forName("sun.misc.Unsafe");
    var theUnsafe = unsafeClass.getDeclaredField("theUnsafe");
    theUnsafe.setAccessible(true);
    Object unsafe = theUnsafe.get(null);
    var trusted = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
    Object base =
        unsafeClass
            .getMethod("staticFieldBase", java.lang.reflect.Field.class)
            .invoke(unsafe, trusted);
    Object offset =
        unsafeClass
            .getMethod("staticFieldOffset", java.lang.reflect.Field.class)
            .invoke(unsafe, trusted);
    return (MethodHandles.Lookup)
        unsafeClass.getMethod("getObject", Object.class, long.class).invoke(unsafe, base, offset);
  }
}
