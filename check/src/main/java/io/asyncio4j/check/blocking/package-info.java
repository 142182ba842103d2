/** What holds the loop's thread: files, pipes, native code, and work without end. */
@NullMarked
package io.asyncio4j.check.blocking;

import org.jspecify.annotations.NullMarked;
