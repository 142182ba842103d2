package io.asyncio4j.management;

import java.util.List;

/**
 * A task at about one moment.
 *
 * @param number its place among all tasks of its loop, in the order of their creation
 * @param name its name
 * @param state what it does: it has not started, is ready, runs, waits, or is in a JDK call
 * @param awaiting what it waits for, in words; empty when it does not
 * @param awaits the numbers of the tasks that it waits for
 * @param awaitedBy the numbers of the tasks that wait for it
 * @param deadlocked whether it awaits itself, through others
 * @param place where it is suspended, the innermost call of the program; empty when that was not
 *     asked for or it has not started
 * @param ageMillis how long ago it was created, to about a quarter of a second
 */
public record TaskInfo(
    long number,
    String name,
    String state,
    String awaiting,
    List<Long> awaits,
    List<Long> awaitedBy,
    boolean deadlocked,
    String place,
    long ageMillis) {}
