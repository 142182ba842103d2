package io.asyncio4j;

import java.time.Duration;

/**
 * A loop's figures at one moment; see {@link EventLoop#metrics()}.
 *
 * @param ready callbacks and coroutines that are ready to run
 * @param scheduled timers that are set
 * @param tasksAlive tasks that are not done
 * @param tasksCreated tasks ever created
 * @param switches coroutines and callbacks ever run, each resumption counting once
 * @param longestCallback the longest time that one of them held the loop: exact in debug mode and
 *     while it is observed, otherwise zero until one has held it for about a quarter of {@link
 *     EventLoop#stallDuration()}
 * @param stalls how often the loop was held for at least {@link EventLoop#stallDuration()}; in
 *     debug mode and while it is observed, for at least {@link EventLoop#slowCallbackDuration()}
 * @param stalled for how long altogether; where that is not exact, a little less
 */
public record LoopMetrics(
    int ready,
    int scheduled,
    int tasksAlive,
    long tasksCreated,
    long switches,
    Duration longestCallback,
    long stalls,
    Duration stalled) {}
