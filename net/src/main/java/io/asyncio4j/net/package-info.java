/**
 * The network in direct style: connections, servers, TLS, Unix sockets and datagrams. Start with
 * {@link io.asyncio4j.net.Net}.
 */
@NullMarked
package io.asyncio4j.net;

import org.jspecify.annotations.NullMarked;
