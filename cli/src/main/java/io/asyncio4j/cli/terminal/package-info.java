/** What the reader of the output has before him. */
@NullMarked
package io.asyncio4j.cli.terminal;

import org.jspecify.annotations.NullMarked;
