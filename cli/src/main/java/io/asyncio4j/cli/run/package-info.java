/** {@code aio run}: a single Java file, compiled in this JVM, cached, and run in it. */
@NullMarked
package io.asyncio4j.cli.run;

import org.jspecify.annotations.NullMarked;
