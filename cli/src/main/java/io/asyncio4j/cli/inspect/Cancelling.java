package io.asyncio4j.cli.inspect;

import io.asyncio4j.cli.terminal.TextWidth;
import io.asyncio4j.management.EventLoopMXBean;
import io.asyncio4j.management.TaskInfo;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.Optional;
import javax.management.JMRuntimeException;

/** Cancels a task of another process, and looks for a moment what comes of it. */
public final class Cancelling {
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private Cancelling() {}

  /**
   * Asks for the cancellation.
   *
   * @return what came of it, in words
   * @throws InspectException when the task was done already
   */
  public static String cancel(TaskChoice choice) throws InspectException {
    EventLoopMXBean bean = choice.loop().bean();
    long number = choice.task().number();
    if (!bean.cancelTask(number)) {
      throw new InspectException(choice.title() + " is done already, or is being cancelled");
    }
    String asked = TextWidth.plain(choice.title());
    long end = System.nanoTime() + MOMENT.toNanos();
    while (true) {
      Optional<TaskInfo> left;
      try {
        left = choice.loop().tasks().stream().filter(task -> task.number() == number).findFirst();
      } catch (UndeclaredThrowableException | JMRuntimeException e) {
        return asked + " is cancelled, and its loop has ended";
      }
      if (left.isEmpty()) {
        return asked + " is cancelled, and done";
      }
      if (System.nanoTime() - end > 0) {
        return TextWidth.plain(asked + " is asked to end; " + whyNot(left.get(), bean));
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InspectException("interrupted", e);
      }
    }
  }

  private static String whyNot(TaskInfo task, EventLoopMXBean bean) {
    String running = bean.getRunningTask();
    if (!running.isEmpty() && !task.state().equals("running")) {
      return "it has not yet: '" + running + "' holds the loop";
    }
    return "it has not yet: it is "
        + task.state()
        + (task.awaiting().isEmpty() ? "" : " for " + task.awaiting());
  }
}
