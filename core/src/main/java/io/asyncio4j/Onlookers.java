package io.asyncio4j;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Notices that somebody has come to look at this process, without loading what they look with: a
 * program's start is not to pay for JMX or the Flight Recorder. What gives them away are the JVM's
 * own threads for them. The watchdog's thread.
 */
final class Onlookers {
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

  /** Tells who attaches, which shows him the system properties, that there is something to see. */
  private static final String HAS_LOOPS = "asyncio4j.loops";

  private final long begun = System.nanoTime();
  private long lookedAtThreads = begun - PAUSE;
  private boolean dumping;
  private boolean managed;
  private boolean recorderSeen;
  private final Map<EventLoop, FlightRecorderEvents> recorded = new HashMap<>();

  Onlookers() {
    System.setProperty(HAS_LOOPS, "true");
    managed =
        System.getProperty("asyncio4j.jmx") != null
            || System.getProperty("com.sun.management.jmxremote") != null
            || System.getProperty("com.sun.management.jmxremote.port") != null;
    if (managed) {
      showLoops();
    }
  }

  /** Looks whether anybody has come or gone. */
  void look(Collection<EventLoop> loops) {
    long now = System.nanoTime();
    if ((!managed || !recorderSeen) && now - lookedAtThreads >= PAUSE) {
      lookedAtThreads = now;
      lookAtThreads();
    }
    if (!dumping && now - begun >= PAUSE) {
      dumping = true;
      Signals.handle("URG", false, Onlookers::dump);
    }
    if (recorderSeen) {
      record(loops);
    }
  }

  /**
   * By a signal that does nothing to a process which does not handle it. The JVM keeps SIGQUIT, by
   * which it dumps the threads, for itself.
   */
  private static void dump() {
    boolean unicode = System.err.charset().newEncoder().canEncode('└');
    System.err.print(EventLoops.printed(unicode));
    System.err.flush();
  }

  private void lookAtThreads() {
    for (Thread thread : threads()) {
      String name = thread == null ? "" : thread.getName();
      if (name.equals("Attach Listener") && !managed) {
        managed = true;
        showLoops();
      } else if (name.equals("JFR Recorder Thread")) {
        recorderSeen = true;
      }
    }
  }

  private static void showLoops() {
    try {
      EventLoops.register();
    } catch (IllegalStateException | LinkageError e) {
      // A run-time image may have no JMX, and a program may have closed its server to us.
      Reports.debug("the loops cannot be shown in JMX", e);
    }
  }

  /** Has the loops tell the Flight Recorder what they do while a recording wants to know. */
  private void record(Collection<EventLoop> loops) {
    boolean enabled = FlightRecorderEvents.areEnabled();
    recorded
        .entrySet()
        .removeIf(entry -> {
          boolean over = !enabled || entry.getKey().isClosed();
          if (over) {
            entry.getKey().observers.remove(entry.getValue());
          }
          return over;
        });
    if (enabled) {
      for (EventLoop loop : loops) {
        recorded.computeIfAbsent(
            loop,
            _ -> {
              var events = new FlightRecorderEvents(loop);
              loop.observers.add(events);
              return events;
            });
      }
    }
  }

  private static Thread[] threads() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    for (ThreadGroup parent = group; parent != null; parent = parent.getParent()) {
      group = parent;
    }
    var threads = new Thread[group.activeCount() + 16];
    group.enumerate(threads);
    return threads;
  }
}
