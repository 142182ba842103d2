package io.asyncio4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cancellation on its way from a task through what that awaits to where the waits end, and
 * {@link CancelledError} is thrown. It goes depth first, without recursion, since chains may be
 * long; through each task once, since tasks may share what they await; and where it comes back to a
 * task that it is going through, which is a cycle, it ends one of the cycle's waits.
 */
final class Cancellation {
  /** How far a cancellation has come with a task. */
  enum Mark {
    /** It goes through what the task awaits. */
    ENTERED,
    /** It has been through. */
    PASSED
  }

  private record Step(Task<?> task, Iterator<? extends Completable<?>> awaited) {}

  private final @Nullable String message;
  private final List<Step> path = new ArrayList<>();
  private final IdentityHashMap<Task<?>, Mark> marks = new IdentityHashMap<>();

  private Cancellation(@Nullable String message) {
    this.message = message;
  }

  /** Cancels {@code task}. The loop's thread. */
  static void cancel(Task<?> task, @Nullable String message) {
    Fiber fiber = task.noteCancel(message);
    if (fiber != null) {
      deliver(fiber, message);
    }
  }

  /**
   * Cancels all of {@code tasks}, and goes on through each once, whoever else of them awaits it: a
   * chain of tasks costs a step for each, not for each pair. The loop's thread.
   */
  static void cancelAll(Collection<Task<?>> tasks) {
    var cancellation = new Cancellation(null);
    for (Task<?> task : tasks) {
      cancellation.visit(task);
      cancellation.finish();
      cancellation.marks.put(task, Mark.PASSED);
    }
  }

  /** Delivers a cancellation that the coroutine's task has taken note of. */
  static void deliver(Fiber fiber, @Nullable String message) {
    if (fiber.cancelTarget() == null) {
      fiber.cancel();
    } else {
      var cancellation = new Cancellation(message);
      cancellation.follow(fiber);
      cancellation.finish();
    }
  }

  /** Cancels what a scope of {@code parent} has started. */
  static void cancelChildren(
      Fiber parent, Collection<? extends Completable<?>> children, @Nullable String message) {
    var cancellation = new Cancellation(message);
    cancellation.enter(parent.task, children);
    cancellation.finish();
  }

  private void finish() {
    while (!path.isEmpty()) {
      Step step = path.getLast();
      if (step.awaited.hasNext()) {
        visit(step.awaited.next());
      } else {
        marks.put(step.task, Mark.PASSED);
        path.removeLast();
      }
    }
  }

  private void visit(Completable<?> awaited) {
    if (!(awaited instanceof Task<?> task)) {
      awaited.cancelOnLoop(message);
    } else if (marks.get(task) == Mark.ENTERED) {
      breakCycle(task);
    } else if (!marks.containsKey(task) && !task.isDone()) {
      Fiber fiber = task.noteCancel(message);
      if (fiber != null) {
        follow(fiber);
      }
    }
  }

  private void follow(Fiber fiber) {
    Collection<? extends Completable<?>> awaited =
        switch (fiber.cancelTarget()) {
          case Completable<?> one -> List.of(one);
          case Scope scope -> scope.cancelFromParent(message);
          case null, default -> List.of();
        };
    if (awaited.isEmpty()) {
      fiber.cancel();
    } else {
      enter(fiber.task, awaited);
    }
  }

  private void enter(Task<?> task, Collection<? extends Completable<?>> awaited) {
    marks.put(task, Mark.ENTERED);
    path.add(new Step(task, awaited.iterator()));
  }

  /**
   * Ends the innermost wait that may end early: a {@link FanOut} waits for its tasks come what may.
   */
  private void breakCycle(Task<?> entered) {
    for (Step step : path.reversed()) {
      Fiber fiber = step.task.fiber();
      if (fiber != null && !(fiber.cancelTarget() instanceof FanOut)) {
        fiber.cancel();
        return;
      }
      if (step.task == entered) {
        return;
      }
    }
  }
}
