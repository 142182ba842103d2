/**
 * The ground that the network stands on: one Netty event loop driven by the thread of ours, so that
 * channels, their handlers and the coroutines that wait for them share one thread. For code that
 * brings a protocol as Netty handlers, and for libraries built on Netty; programs use {@link
 * io.asyncio4j.net.Net}.
 */
@NullMarked
package io.asyncio4j.net.netty;

import org.jspecify.annotations.NullMarked;
