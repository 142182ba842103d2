/** The contenders that are written in Java, each doing the same rows. */
@NullMarked
package io.asyncio4j.bench.contender;

import org.jspecify.annotations.NullMarked;
