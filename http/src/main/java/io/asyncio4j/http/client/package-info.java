/**
 * The HTTP client in direct style: {@link io.asyncio4j.http.client.AsyncClient}. A call suspends
 * the coroutine until the response is there, and a cancellation closes the connection.
 */
@NullMarked
package io.asyncio4j.http.client;

import org.jspecify.annotations.NullMarked;
