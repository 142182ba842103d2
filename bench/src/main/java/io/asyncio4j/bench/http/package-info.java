/** {@code ./aio bench http}: HTTP servers and clients beside each other. */
@NullMarked
package io.asyncio4j.bench.http;

import org.jspecify.annotations.NullMarked;
