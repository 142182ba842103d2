/** {@code aio fetch}: many URLs, few at a time, written as asyncio4j wants to be used. */
@NullMarked
package io.asyncio4j.cli.fetch;

import org.jspecify.annotations.NullMarked;
