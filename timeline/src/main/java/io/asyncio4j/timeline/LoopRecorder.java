package io.asyncio4j.timeline;

import io.asyncio4j.Promise;
import io.asyncio4j.Task;
import io.asyncio4j.spi.LoopObserver;
import io.asyncio4j.spi.LoopStall;
import io.asyncio4j.timeline.EventLog.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notes what one loop does. On the loop's thread, but for what says otherwise. */
final class LoopRecorder implements LoopObserver {
  /** More stalls than anybody reads are counted and not kept. */
  private static final int MOST_STALLS = 10_000;

  /**
   * One time that the loop was held.
   *
   * @param task the task's number; 0 for a callback
   */
  record Stall(long start, long duration, int task, String stack) {}

  final EventLog log = new EventLog();
  final Interned<String> texts;
  final Interned<Wait> waits;
  private final Recorder recorder;
  private final Places places = new Places();
  private final List<Stall> stalls = new ArrayList<>();

  /** The numbers of waits at unknown places, by the class of what is awaited. */
  private final Map<Class<?>, Integer> waitsByType = new HashMap<>();

  private volatile @Nullable String name;
  private volatile long closedAt = -1;
  private volatile long fullAt;

  LoopRecorder(Recorder recorder, @Nullable String name) {
    this.recorder = recorder;
    this.name = name;
    this.texts = recorder.texts;
    this.waits = recorder.waits;
  }

  /** The loop's name; it is known once something has happened. Any thread. */
  String name() {
    String known = name;
    return known == null ? "not run" : known;
  }

  /** When the loop was closed; -1 while it is open. Any thread. */
  long closedAt() {
    return closedAt;
  }

  /** When there was no more room; 0 while there is. Any thread. */
  long fullAt() {
    return fullAt;
  }

  /** Any thread. */
  List<Stall> stalls() {
    synchronized (stalls) {
      return List.copyOf(stalls);
    }
  }

  private boolean hasRoom() {
    if (log.size() < recorder.limit) {
      return true;
    }
    if (fullAt == 0) {
      fullAt = recorder.now();
    }
    return false;
  }

  private void note(long time, Kind kind, @Nullable Task<?> task, int argument) {
    log.add(time, kind, task == null ? 0 : (int) task.number(), argument);
  }

  @Override
  public void taskCreated(Task<?> task, @Nullable Task<?> parent) {
    if (!hasRoom()) {
      return;
    }
    if (name == null) {
      name = task.loop().name();
    }
    long now = recorder.now();
    note(now, Kind.CREATED, task, parent == null ? 0 : (int) parent.number());
    noteName(now, task);
    if (places.mayLook(now)) {
      String where = places.ofCaller();
      if (!where.isEmpty()) {
        note(now, Kind.PLACED, task, texts.number(where));
      }
    }
  }

  /** What it is called by now: at its creation, and at its end, since a task may be renamed. */
  private void noteName(long now, Task<?> task) {
    String name = task.name();
    if (!name.equals("Task-" + task.number())) {
      note(now, Kind.NAMED, task, texts.number(name));
    }
  }

  @Override
  public void taskReady(Task<?> task, @Nullable Task<?> waker) {
    if (hasRoom()) {
      note(recorder.now(), Kind.READY, task, waker == null ? 0 : (int) waker.number());
    }
  }

  @Override
  public void taskResumed(Task<?> task, long nanos) {
    if (hasRoom()) {
      note(recorder.at(nanos), Kind.RUNNING, task, 0);
    }
  }

  @Override
  public void taskSuspended(Task<?> task, Object awaiting, long nanos) {
    if (hasRoom()) {
      long now = recorder.at(nanos);
      note(now, Kind.WAITING, task, places.mayLook(now) ? placed(task, awaiting) : wait(awaiting));
    }
  }

  @Override
  public void taskBlocked(Task<?> task, long nanos) {
    if (hasRoom()) {
      long now = recorder.at(nanos);
      String where = places.mayLook(now) ? places.of(task).where() : "";
      note(now, Kind.WAITING, task, waits.number(new Wait(State.IO, "a JDK call", where)));
    }
  }

  @Override
  public void taskYielded(Task<?> task, long nanos) {
    if (hasRoom()) {
      note(recorder.at(nanos), Kind.READY, task, 0);
    }
  }

  private int placed(Task<?> task, Object awaiting) {
    Places.Place place = places.of(task);
    Wait wait = waits.get(wait(awaiting));
    String function = place.function();
    if (function != null && wait.state() == State.SYNC) {
      return waits.number(new Wait(State.IO, function, place.where()));
    }
    return waits.number(new Wait(wait.state(), wait.what(), place.where()));
  }

  /** The number of a wait for {@code awaiting} at an unknown place. */
  private int wait(Object awaiting) {
    Class<?> type = awaiting.getClass();
    Integer known = waitsByType.get(type);
    if (known != null) {
      return known;
    }
    State state = state(type);
    if (state == State.TASK && !(awaiting instanceof Task<?>)) {
      return waits.number(new Wait(state, scopeName(awaiting), ""));
    }
    int number = waits.number(new Wait(state, thing(type), ""));
    waitsByType.put(type, number);
    return number;
  }

  private static State state(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "Sleep" -> State.TIMER;
      case "Job" -> State.IO;
      case String name when name.startsWith("Async") || type == Promise.class -> State.SYNC;
      default -> State.TASK;
    };
  }

  /** What a wait for several tasks is called: the function, without the figures that follow. */
  private static String scopeName(Object awaiting) {
    String text = awaiting.toString();
    int figures = text.indexOf('[');
    return figures > 0 ? text.substring(0, figures) : text;
  }

  private static String thing(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "Sleep" -> "sleep";
      case "Job" -> "a thread";
      case "Promise" -> "a promise";
      case "Task" -> "a task";
      case String name -> name;
    };
  }

  @Override
  public void taskDone(Task<?> task, @Nullable Throwable failure) {
    if (!hasRoom()) {
      return;
    }
    Outcome outcome =
        failure != null
            ? Outcome.FAILED
            : task.isCancelled() ? Outcome.CANCELLED : Outcome.RETURNED;
    int text = failure == null ? 0 : texts.number(summary(failure));
    long now = recorder.now();
    noteName(now, task);
    note(now, Kind.DONE, task, (text << 3) | outcome.ordinal());
  }

  /** A failure in a line; its own toString is the program's and may do anything. */
  private static String summary(Throwable failure) {
    String text;
    try {
      text = failure.toString();
    } catch (RuntimeException e) {
      text = failure.getClass().getName();
    }
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }

  @Override
  public void idleStarted() {
    if (hasRoom()) {
      note(recorder.now(), Kind.IDLE, null, 0);
    }
  }

  @Override
  public void idleEnded() {
    if (hasRoom()) {
      note(recorder.now(), Kind.BUSY, null, 0);
    }
  }

  @Override
  public void stalled(LoopStall stall) {
    if (stall.loadedClasses()) {
      return; // It is the start, and no mistake of the program's: shown as running.
    }
    Task<?> task = stall.task();
    long duration = stall.duration().toNanos();
    var noted =
        new Stall(
            recorder.now() - duration,
            duration,
            task == null ? 0 : (int) task.number(),
            Places.describe(stall.stack()));
    synchronized (stalls) {
      if (stalls.size() < MOST_STALLS && hasRoom()) {
        stalls.add(noted);
      }
    }
  }

  @Override
  public void loopClosed() {
    closedAt = recorder.now();
  }
}
