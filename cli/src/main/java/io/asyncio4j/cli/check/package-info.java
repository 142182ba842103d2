/** {@code aio check}: what is to be checked, with which class path, and how it is reported. */
@NullMarked
package io.asyncio4j.cli.check;

import org.jspecify.annotations.NullMarked;
