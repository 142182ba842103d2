/** Programs as {@code aio run} and {@code aio serve} have them: compiled and run in this JVM. */
@NullMarked
package io.asyncio4j.cli.run;

import org.jspecify.annotations.NullMarked;
