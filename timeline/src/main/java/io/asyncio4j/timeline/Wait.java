package io.asyncio4j.timeline;

/**
 * A kind of wait, as one place of a program has it.
 *
 * @param state what sort of thing is waited for
 * @param what the thing, such as {@code AsyncLock}; empty when it is not known
 * @param where the place in the program, such as {@code app.java:12}; empty when it was not looked
 *     at
 */
record Wait(State state, String what, String where) {}
