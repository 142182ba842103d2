/**
 * asyncio for Java: one thread, many coroutines, and an event loop that runs one of them at a time.
 *
 * <p>Start with {@link io.asyncio4j.Asyncio}, whose functions are meant for {@code import static
 * io.asyncio4j.Asyncio.*}. A coroutine is a virtual thread carried by the loop's own thread, so a
 * method that suspends is an ordinary method, and a library that blocks a thread suspends the
 * coroutine and leaves the loop free.
 */
@NullMarked
package io.asyncio4j;

import org.jspecify.annotations.NullMarked;
