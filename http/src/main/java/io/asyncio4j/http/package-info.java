/**
 * HTTP in direct style: a client and a server, HTTP/1.1 and HTTP/2, WebSockets and server-sent
 * events, on the loop's own thread.
 */
@NullMarked
package io.asyncio4j.http;

import org.jspecify.annotations.NullMarked;
