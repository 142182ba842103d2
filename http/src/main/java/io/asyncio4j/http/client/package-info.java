/**
 * The HTTP client in direct style: {@code AsyncClient}. A call suspends the coroutine until the
 * response is there, and a cancellation closes the connection.
 */
@NullMarked
package io.asyncio4j.http.client;

import org.jspecify.annotations.NullMarked;
