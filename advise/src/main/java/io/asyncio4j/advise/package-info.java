/**
 * Advice on a program that has run: {@link io.asyncio4j.advise.Advisor} watches its loops, measures
 * what was lost to the mistakes that the checker and the loop find, and says what to do about it.
 */
@NullMarked
package io.asyncio4j.advise;

import org.jspecify.annotations.NullMarked;
