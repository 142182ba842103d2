/**
 * The HTTP server: HTTP/1.1 and HTTP/2, WebSockets and server-sent events, one coroutine a request.
 * Start with {@link io.asyncio4j.http.server.HttpServer}.
 */
@NullMarked
package io.asyncio4j.http.server;

import org.jspecify.annotations.NullMarked;
