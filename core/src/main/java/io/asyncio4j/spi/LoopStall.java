package io.asyncio4j.spi;

import io.asyncio4j.Handle;
import io.asyncio4j.Task;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One time that a loop was held for too long.
 *
 * @param task the task that held it; null when it was a callback
 * @param callback the callback that held it; null when it was a task
 * @param duration for how long
 * @param stack where it was meanwhile, innermost call first, without the library's own frames;
 *     empty when it was not caught in time
 * @param loadedClasses whether it was found loading and initialising classes most of the time, as a
 *     program does at its start: that takes its time once, and does not come again
 */
public record LoopStall(
    @Nullable Task<?> task,
    @Nullable Handle callback,
    Duration duration,
    List<StackTraceElement> stack,
    boolean loadedClasses) {}
