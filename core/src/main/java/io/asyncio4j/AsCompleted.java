package io.asyncio4j;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tasks in the order in which they are done. The one that is drawn next has its place in {@link
 * #done}; a coroutine that draws waits in {@link #drawers}.
 */
final class AsCompleted<A extends Task<?>> implements Iterable<A>, WaitsForTasks {
  private final EventLoop loop;
  private final ArrayDeque<A> done = new ArrayDeque<>();
  private final WaitQueue drawers = new WaitQueue();
  private final List<Arrival> arrivals = new ArrayList<>();
  private final @Nullable Handle timer;
  private int left;
  private boolean timedOut;

  AsCompleted(EventLoop loop, Collection<? extends A> tasks, @Nullable Duration duration) {
    this.loop = loop;
    Set<A> all = new LinkedHashSet<>(Objects.requireNonNull(tasks, "tasks"));
    for (A task : all) {
      if (Objects.requireNonNull(task, "task").loop != loop) {
        throw new IllegalStateException(
            task.describe() + " belongs to another loop; await its toCompletableFuture() instead");
      }
    }
    for (A task : all) {
      left++;
      if (task.isDone()) {
        done.add(task);
      } else {
        var arrival = new Arrival(task);
        arrivals.add(arrival);
        task.addWaiter(arrival);
      }
    }
    // An iterable that is dropped half-way keeps its timer until the last task is done: what is not
    // done keeps this by its arrival anyway.
    timer = duration == null || arrivals.isEmpty() ? null : loop.callLater(duration, this::timeOut);
  }

  private final class Arrival extends Waiter {
    private final A task;

    Arrival(A task) {
      this.task = task;
    }

    @Override
    void wake() {
      done.add(task);
      wakeForDone();
      if (done.size() == left && timer != null) {
        timer.cancel();
      }
    }
  }

  /** Wakes as many drawers as tasks are done, counting those that are about to run. */
  private void wakeForDone() {
    while (drawers.woken() < done.size() && drawers.wakeNext()) {
      // wakeNext does it
    }
  }

  private void timeOut() {
    timedOut = true;
    for (Arrival arrival : arrivals) {
      arrival.task.removeWaiter(arrival);
    }
    drawers.wakeAll();
  }

  /** All of them draw from the same tasks: a second one goes on where the first stopped. */
  @Override
  public Iterator<A> iterator() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !isSpokenFor();
      }

      @Override
      public A next() {
        return draw();
      }
    };
  }

  /** Whether every task that is left will go to a coroutine that waits for one already. */
  private boolean isSpokenFor() {
    return left == drawers.size();
  }

  private A draw() {
    if (isSpokenFor()) {
      throw new NoSuchElementException("all tasks were drawn; ask hasNext() first");
    }
    Fiber fiber = loop.currentFiber("asCompleted");
    if ((done.isEmpty() || !drawers.isEmpty()) && !timedOut) {
      drawers.add(fiber);
      try {
        do {
          if (fiber.woken) {
            drawers.waitAgain(fiber);
          }
          fiber.suspend(this);
        } while (done.isEmpty() && !timedOut);
      } catch (Throwable e) {
        drawers.remove(fiber);
        wakeForDone();
        throw e;
      }
      drawers.remove(fiber);
    }
    A task = done.poll();
    left--;
    wakeForDone();
    if (task == null) {
      throw new AsCompletedTimeoutException(
          "the time was over before all tasks were done; those that were not handed out go on:"
              + " cancel them, or allow more time");
    }
    return task;
  }

  @Override
  public List<Task<?>> waitedFor() {
    var tasks = new ArrayList<Task<?>>();
    // The list grows no more once this is made.
    for (Arrival arrival : arrivals) {
      tasks.add(arrival.task);
    }
    return tasks;
  }

  @Override
  public boolean isOneEnough() {
    return true;
  }

  @Override
  public String toString() {
    return "asCompleted[" + left + " tasks left]";
  }
}
