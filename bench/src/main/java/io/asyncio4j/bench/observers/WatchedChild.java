package io.asyncio4j.bench.observers;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.runningLoop;

import io.asyncio4j.EventLoop;
import io.asyncio4j.Runner;
import io.asyncio4j.advise.Advisor;
import io.asyncio4j.bench.observers.Meter.Reading;
import io.asyncio4j.timeline.Recorder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/**
 * A workload in a mode as a process, so that the JIT sees nothing else: reads lines of two numbers,
 * for how many milliseconds to run in and to measure, and answers each with a line of JSON. Each is
 * a run of its own.
 */
final class WatchedChild {
  /** A recording that is full costs nothing any more. */
  private static final int NEVER_FULL = Integer.MAX_VALUE;

  private final Workload workload;
  private final Mode mode;
  private final @Nullable Advisor advisor;

  private WatchedChild(Workload workload, Mode mode) {
    this.workload = workload;
    this.mode = mode;
    this.advisor = mode == Mode.ADVISE ? new Advisor() : null;
  }

  /**
   * Serves until its input ends.
   *
   * @param args the workload and the mode
   */
  public static void main(String[] args) throws Exception {
    var child = new WatchedChild(Workload.of(args[0]), Mode.of(args[1]));
    try (var recording = new Recording()) {
      if (child.mode == Mode.RECORDING) {
        for (String event : new String[] {"TaskRun", "LoopStall", "TaskEnd"}) {
          recording.enable("asyncio4j." + event);
        }
        recording.start();
      }
      child.serve();
    }
    if (child.advisor != null) {
      System.err.print(child.advisor.report());
    }
  }

  private void serve() throws IOException {
    var requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("{\"version\":\"JDK " + Runtime.version() + "\"}");
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      String[] request = line.split(" ");
      System.out.println(
          answer(
              Duration.ofMillis(Integer.parseInt(request[0])),
              Duration.ofMillis(Integer.parseInt(request[1]))));
    }
  }

  private String answer(Duration runIn, Duration time) {
    try {
      Reading reading = measure(runIn, time);
      return "{\"operations\":"
          + reading.operations()
          + ",\"cpu\":"
          + reading.cpuNanos()
          + ",\"wall\":"
          + reading.wallNanos()
          + "}";
    } catch (Exception e) {
      e.printStackTrace();
      return "{\"error\":\"" + e.toString().replace('"', '\'').replace('\\', '/') + "\"}";
    }
  }

  private Reading measure(Duration runIn, Duration time) throws Exception {
    var builder = Runner.builder();
    if (advisor != null) {
      builder.observer(advisor.observer());
    } else if (mode == Mode.TIMELINE) {
      builder.observer(new Recorder(workload.title(), NEVER_FULL).observer());
    }
    // What the run before has left is not to be collected in this one.
    System.gc();
    try (var runner = builder.build()) {
      return runner.run(() -> {
        if (mode == Mode.BARE) {
          hideFromWatchdog(runningLoop());
        }
        var meter = new Meter();
        var reading = createTask(() -> meter.measure(runIn, time));
        workload.program().run(meter);
        return reading.await();
      });
    }
  }

  /** There is no switch for that: it costs nothing, as is to be shown. */
  private static void hideFromWatchdog(EventLoop loop) throws ReflectiveOperationException {
    var forget =
        Class.forName("io.asyncio4j.Watchdog").getDeclaredMethod("forget", EventLoop.class);
    forget.setAccessible(true);
    forget.invoke(null, loop);
  }
}
