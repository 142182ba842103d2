/** What becomes of tasks, promises and futures, and of how many there are. */
@NullMarked
package io.asyncio4j.check.futures;

import org.jspecify.annotations.NullMarked;
