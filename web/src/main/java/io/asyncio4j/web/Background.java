package io.asyncio4j.web;

import io.asyncio4j.Asyncio;
import io.asyncio4j.EventLoop;
import io.asyncio4j.ReturnWhen;
import io.asyncio4j.Task;
import io.asyncio4j.VoidCoroutine;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that outlive the request which started them: children of the app, which waits for them when
 * it stops. What one throws is logged and ends no other. For coroutines of the app's loop.
 *
 * <pre>{@code
 * app.post("/orders", (Order order, Background background) -> {
 *   background.start("mail for " + order.id(), () -> sendMail(order));
 *   return store(order);
 * });
 * }</pre>
 */
public final class Background {
  private static final System.Logger LOGGER = System.getLogger("io.asyncio4j.web");
  private final EventLoop loop;
  private final Set<Task<?>> tasks = new LinkedHashSet<>();
  private BiConsumer<Task<?>, Throwable> failed = Background::log;
  private boolean closing;

  Background(EventLoop loop) {
    this.loop = loop;
  }

  /**
   * Starts a task, at once and beside the request.
   *
   * @param name what it is called in logs and in {@code aio ps}
   * @throws IllegalStateException when the app has stopped
   */
  public Task<@Nullable Void> start(String name, VoidCoroutine<?> body) {
    if (closing) {
      throw new IllegalStateException(
          "the app has stopped; start no tasks when it is being closed");
    }
    // The request's variables, its id among them, are the task's too.
    Task<@Nullable Void> task = loop.createTask(name, body);
    tasks.add(task);
    task.addDoneCallback(this::over);
    return task;
  }

  /** Starts a task, at once and beside the request. */
  public Task<@Nullable Void> start(VoidCoroutine<?> body) {
    return start("background", body);
  }

  private void over(Task<?> task) {
    tasks.remove(task);
    if (task.state() == Future.State.FAILED) {
      failed.accept(task, task.exceptionNow());
    }
  }

  private static void log(Task<?> task, Throwable failure) {
    LOGGER.log(
        System.Logger.Level.ERROR, "the background task " + task.name() + " failed", failure);
  }

  /** Has {@code newFailed} told of what tasks throw, in place of the log. */
  void onFailure(BiConsumer<Task<?>, Throwable> newFailed) {
    failed = newFailed;
  }

  /** Waits for what runs, and for what that starts. */
  void settle() {
    while (!tasks.isEmpty()) {
      var _ = Asyncio.waitUntil(ReturnWhen.ALL_COMPLETED, List.copyOf(tasks));
    }
  }

  /** How many tasks run. */
  public int size() {
    return tasks.size();
  }

  /** Waits for what runs, and for what that starts, for so long at most, and cancels the rest. */
  void close(Duration patience) {
    try {
      var _ = Asyncio.moveOnAfter(patience, this::settle);
    } finally {
      closing = true;
      List<Task<?>> left = List.copyOf(tasks);
      left.forEach(Task::cancel);
      if (!left.isEmpty()) {
        var _ = Asyncio.waitUntil(ReturnWhen.ALL_COMPLETED, left);
      }
    }
  }
}
