/** asyncio4j's own contender of {@code ./aio bench web}. */
@NullMarked
package io.asyncio4j.bench.web.peer;

import org.jspecify.annotations.NullMarked;
