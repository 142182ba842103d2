/** {@code ./aio bench web}: web frameworks beside each other. */
@NullMarked
package io.asyncio4j.bench.web;

import org.jspecify.annotations.NullMarked;
