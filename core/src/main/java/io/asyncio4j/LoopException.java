package io.asyncio4j;

import org.jspecify.annotations.Nullable;

/**
 * A failure that reached the loop because nobody else took it.
 *
 * @param message what happened, in one sentence
 * @param exception the failure, null when there is none (an unsafe use, say)
 * @param source the task, promise, handle or other object it came from, null when it is gone
 */
public record LoopException(
    String message, @Nullable Throwable exception, @Nullable Object source) {}
