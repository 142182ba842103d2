/** Synchronous means around asynchronous code: monitors, catches, resources, thread locals. */
@NullMarked
package io.asyncio4j.check.mixed;

import org.jspecify.annotations.NullMarked;
