package io.asyncio4j.advise;

import io.asyncio4j.LoopException;
import io.asyncio4j.Task;
import io.asyncio4j.spi.LoopAdvisor;
import io.asyncio4j.spi.LoopStall;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Watches one loop. The loop's thread, but for {@link #report}. */
final class LoopWatch implements LoopAdvisor {
  private final Advisor advisor;
  private final Losses losses;
  private final WorkTime work = new WorkTime();
  private final FanOut fanOut;

  /** Null when the checker knows of no sequence: then waits are not even timed. */
  private final @Nullable SequentialWaits waits;

  LoopWatch(Advisor advisor, Matches matches, Losses losses) {
    this.advisor = advisor;
    this.losses = losses;
    this.fanOut = new FanOut(losses, new Budget(work));
    this.waits = matches.isEmpty() ? null : new SequentialWaits(matches, losses, new Budget(work));
  }

  @Override
  public void taskCreated(Task<?> task, @Nullable Task<?> parent) {
    fanOut.created(task);
  }

  @Override
  public void taskSuspended(Task<?> task, Object awaiting, long nanos) {
    work.ends(nanos);
    if (waits != null) {
      waits.begin(task);
    }
  }

  @Override
  public void taskYielded(Task<?> task, long nanos) {
    work.ends(nanos);
  }

  @Override
  public void taskBlocked(Task<?> task, long nanos) {
    work.ends(nanos);
    if (waits != null) {
      waits.begin(task);
    }
  }

  @Override
  public void taskReady(Task<?> task, @Nullable Task<?> waker) {
    if (waits != null) {
      waits.over(task);
    }
  }

  @Override
  public void taskResumed(Task<?> task, long nanos) {
    work.begins(nanos);
    if (waits != null) {
      waits.resume(task);
    }
  }

  @Override
  public void taskDone(Task<?> task, @Nullable Throwable failure) {
    fanOut.done(task);
    if (waits != null) {
      waits.done(task);
    }
  }

  @Override
  public void stalled(LoopStall stall) {
    if (stall.loadedClasses()) {
      losses.loadedClasses(stall.duration().toNanos());
    } else {
      losses.held(stall);
    }
  }

  @Override
  public void exceptionNeverRetrieved(LoopException failure) {
    Throwable exception = failure.exception();
    String place =
        exception == null ? null : Frames.placeOf(Arrays.asList(exception.getStackTrace()));
    losses.lost(Losses.Kind.EXCEPTION, place, summary(failure.message()) + named(exception));
  }

  private static String named(@Nullable Throwable exception) {
    return exception == null ? "" : ": " + firstLine(exception.toString());
  }

  /** What happened, without the details that follow. */
  private static String summary(String message) {
    int end = message.indexOf(';');
    return firstLine(end < 0 ? message : message.substring(0, end));
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  @Override
  public void taskNeverAwaited(Task<?> task) {
    losses.lost(
        Losses.Kind.NEVER_AWAITED,
        fanOut.place(task),
        task.name() + " was cancelled when the run ended, since nobody awaited it");
  }

  @Override
  public void cancellationSwallowed(Task<?> task) {
    losses.lost(
        Losses.Kind.SWALLOWED,
        fanOut.place(task),
        task.name() + " was cancelled, and returned as if it had not been");
  }

  @Override
  public String report() {
    return advisor.report();
  }
}
