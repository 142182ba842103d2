/**
 * Finds the four mistakes of asynchronous code in Java sources: {@link io.asyncio4j.check.Checker}
 * is the way in, {@link io.asyncio4j.check.Rule} what a check is made of.
 */
@NullMarked
package io.asyncio4j.check;

import org.jspecify.annotations.NullMarked;
