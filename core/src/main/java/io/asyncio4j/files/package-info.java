/**
 * Files for coroutines: what {@link java.nio.file.Files} does, off the loop.
 *
 * <p>Reading and writing files blocks a thread whatever the JDK does about virtual threads, so
 * {@link io.asyncio4j.files.AsyncFiles} hands the work to a few threads of its own and suspends the
 * coroutine. Those threads are shared by all loops and are not those of {@code toThread}: slow
 * disks delay no CPU work, and busy workers no file.
 *
 * <p>A call that is cancelled stops at its next chunk; {@link io.asyncio4j.CancelledError} goes out
 * once nothing of it goes on any more and every descriptor that it opened is closed. So a call on a
 * file system that hangs cannot be cancelled before that answers.
 */
@NullMarked
package io.asyncio4j.files;

import org.jspecify.annotations.NullMarked;
