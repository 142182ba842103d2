/** What it costs to watch a program while it runs: {@code ./aio bench observers}. */
@NullMarked
package io.asyncio4j.bench.observers;

import org.jspecify.annotations.NullMarked;
