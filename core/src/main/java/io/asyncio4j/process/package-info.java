/**
 * Child processes for coroutines: {@link io.asyncio4j.process.Subprocess}, the counterpart of
 * asyncio's subprocesses.
 *
 * <p>The JDK can read and write a pipe only by blocking a platform thread. So each read or write
 * that has to wait takes a daemon thread of its own while it waits, from no bounded pool: a hundred
 * silent processes hold a hundred sleeping threads and delay neither {@code toThread} nor each
 * other. A process that nobody reads from or writes to holds none.
 */
@NullMarked
package io.asyncio4j.process;

import org.jspecify.annotations.NullMarked;
