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
 *     while it is observed, otherwise zero until the watchdog has seen one that held it for a
 *     second
 */
public record LoopMetrics(
    int ready,
    int scheduled,
    int tasksAlive,
    long tasksCreated,
    long switches,
    Duration longestCallback) {}
