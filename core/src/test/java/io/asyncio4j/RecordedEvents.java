package io.asyncio4j;

import io.asyncio4j.spi.LoopObserver;
import io.asyncio4j.spi.LoopStall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down in words what a loop tells its observer. */
final class RecordedEvents implements LoopObserver {
  final List<String> events = new ArrayList<>();
  final List<LoopStall> stalls = new ArrayList<>();
  final List<LoopException> neverRetrieved = new ArrayList<>();

  @Override
  public void taskCreated(Task<?> task, @Nullable Task<?> parent) {
    events.add(task.name() + " created by " + (parent == null ? "nobody" : parent.name()));
  }

  @Override
  public void taskResumed(Task<?> task, long nanos) {
    events.add(task.name() + " resumed");
  }

  @Override
  public void taskSuspended(Task<?> task, Object awaiting, long nanos) {
    String what = awaiting instanceof Task<?> other ? other.name() : awaiting.toString();
    events.add(task.name() + " awaits " + what);
  }

  @Override
  public void taskYielded(Task<?> task, long nanos) {
    events.add(task.name() + " yielded");
  }

  @Override
  public void taskBlocked(Task<?> task, long nanos) {
    events.add(task.name() + " blocked");
  }

  @Override
  public void taskDone(Task<?> task, @Nullable Throwable failure) {
    String how = task.state() + (failure == null ? "" : " " + failure.getMessage());
    events.add(task.name() + " done: " + how + ", awaited by " + names(task));
  }

  private static List<String> names(Task<?> task) {
    return task.awaitedBy().stream().map(Task::name).toList();
  }

  @Override
  public void callbackStarted(Handle callback, long nanos) {
    events.add("callback started");
  }

  @Override
  public void callbackEnded(Handle callback, long nanos) {
    events.add("callback ended");
  }

  @Override
  public void idleStarted() {
    events.add("idle");
  }

  @Override
  public void idleEnded() {
    events.add("busy");
  }

  @Override
  public void stalled(LoopStall stall) {
    stalls.add(stall);
  }

  @Override
  public void exceptionNeverRetrieved(LoopException failure) {
    neverRetrieved.add(failure);
  }

  @Override
  public void taskNeverAwaited(Task<?> task) {
    events.add(task.name() + " never awaited");
  }

  @Override
  public void cancellationSwallowed(Task<?> task) {
    events.add(task.name() + " swallowed its cancellation");
  }

  @Override
  public void loopClosed() {
    events.add("closed");
  }
}
