/**
 * What {@code ./aio bench http} and {@code ./aio bench web} have in common: contenders that are
 * measured at rows, in rounds and in turn, and the report of it.
 */
@NullMarked
package io.asyncio4j.bench.race;

import org.jspecify.annotations.NullMarked;
