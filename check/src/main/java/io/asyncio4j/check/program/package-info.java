/**
 * The program that is checked: who calls whom, in which coroutine or thread, what may suspend, what
 * is read and written.
 */
@NullMarked
package io.asyncio4j.check.program;

import org.jspecify.annotations.NullMarked;
