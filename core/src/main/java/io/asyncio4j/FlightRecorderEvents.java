package io.asyncio4j;

import io.asyncio4j.spi.LoopObserver;
import io.asyncio4j.spi.LoopStall;
import java.util.HashMap;
import java.util.Map;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a loop does into the recordings of the JDK Flight Recorder. Nothing here is loaded
 * before a recording runs: see {@link Onlookers}.
 *
 * <p>The recorder of JDK 25 loses the first event of a carrier after one that Java code has written
 * on its virtual thread, also without any loop. So an event may be missing here after {@code
 * jdk.SocketRead}, {@code jdk.JavaExceptionThrow} or an event of the program.
 */
final class FlightRecorderEvents implements LoopObserver {
  private final EventLoop loop;

  private @Nullable Task<?> resumed;

  /** That of the task that has the loop now. */
  private TaskRun run = new TaskRun();

  /** Those of the tasks that are alive, begun when they were created. */
  private final Map<Task<?>, TaskEnd> alive = new HashMap<>();

  FlightRecorderEvents(EventLoop loop) {
    this.loop = loop;
  }

  /** Whether a recording that runs wants any of the events. */
  static boolean areEnabled() {
    return EventType.getEventType(TaskRun.class).isEnabled()
        || EventType.getEventType(LoopStallEvent.class).isEnabled()
        || EventType.getEventType(TaskEnd.class).isEnabled();
  }

  /** The fields that every event has. */
  @Category({"asyncio4j"})
  @StackTrace(false)
  abstract static class LoopEvent extends Event {
    @Label("Loop")
    String loop = "";

    @Label("Task")
    @Description("The number of the task on its loop; 0 for a callback")
    long task;

    @Label("Task Name")
    String name = "";
  }

  @Name("asyncio4j.TaskRun")
  @Label("Task Run")
  @Description("A task had the loop, from a resumption to its next suspension or its end")
  static final class TaskRun extends LoopEvent {}

  @Name("asyncio4j.LoopStall")
  @Label("Loop Stall")
  @Description("A task or callback held the loop for longer than its slow callback duration")
  static final class LoopStallEvent extends LoopEvent {
    @Label("Held For")
    @Timespan
    long held;

    @Label("Stack")
    @Description("Where it was meanwhile, innermost call first")
    String stack = "";
  }

  @Name("asyncio4j.TaskEnd")
  @Label("Task End")
  @Description("A task is done; the duration of the event is the task's life")
  static final class TaskEnd extends LoopEvent {
    @Label("Outcome")
    String outcome = "";

    @Label("Failure")
    @Description("What it failed with")
    @Nullable String failure;
  }

  private void describe(LoopEvent event, @Nullable Task<?> task) {
    event.loop = loop.name();
    if (task != null) {
      event.task = task.number();
      event.name = task.name();
    }
  }

  @Override
  public void taskCreated(Task<?> task, @Nullable Task<?> parent) {
    var event = new TaskEnd();
    if (event.isEnabled()) {
      event.begin();
      alive.put(task, event);
    }
  }

  @Override
  public void taskResumed(Task<?> task, long nanos) {
    resumed = task;
    run = new TaskRun();
    run.begin();
  }

  @Override
  public void taskSuspended(Task<?> task, Object awaiting, long nanos) {
    paused(task);
  }

  @Override
  public void taskYielded(Task<?> task, long nanos) {
    paused(task);
  }

  @Override
  public void taskBlocked(Task<?> task, long nanos) {
    paused(task);
  }

  private void paused(Task<?> task) {
    resumed = null;
    if (run.shouldCommit()) {
      describe(run, task);
      run.commit();
    }
  }

  @Override
  public void taskDone(Task<?> task, @Nullable Throwable failure) {
    if (resumed == task) {
      paused(task);
    }
    TaskEnd event = alive.remove(task);
    if (event == null) {
      // It was created before the recording began.
      event = new TaskEnd();
    }
    if (event.shouldCommit()) {
      describe(event, task);
      event.outcome = task.state().name();
      event.failure = failure == null ? null : failure.toString();
      event.commit();
    }
  }

  @Override
  public void stalled(LoopStall stall) {
    var event = new LoopStallEvent();
    if (event.shouldCommit()) {
      describe(event, stall.task());
      if (stall.callback() != null) {
        event.name = stall.callback().toString();
      }
      event.held = stall.duration().toNanos();
      event.stack = Stacks.indented(stall.stack()).strip();
      event.commit();
    }
  }

  @Override
  public String toString() {
    return "for the Flight Recorder";
  }
}
