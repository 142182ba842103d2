/**
 * What can be put under an event loop: the poller it blocks in, and the order in which ready
 * coroutines run; who is told of what it does, and who gives advice on it. The clock is {@link
 * io.asyncio4j.LoopClock}.
 */
@NullMarked
package io.asyncio4j.spi;

import org.jspecify.annotations.NullMarked;
