package io.asyncio4j;

import java.util.Set;

/**
 * What {@link Asyncio#waitUntil} found, each set in the order of its argument.
 *
 * @param done those that are done, cancelled ones included
 * @param pending those that still run
 * @param <A> the awaitables' type
 */
public record DoneAndPending<A extends Awaitable<?>>(Set<A> done, Set<A> pending) {}
