/** The {@code aio} command. */
@NullMarked
package io.asyncio4j.cli;

import org.jspecify.annotations.NullMarked;
