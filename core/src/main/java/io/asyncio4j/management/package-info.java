/**
 * The running loops as JMX shows them: to {@code aio ps}, JConsole, VisualVM, a Prometheus
 * exporter.
 *
 * <p>Nothing of JMX is loaded until somebody comes to look. The beans appear about a second after a
 * tool has attached to the process, which needs no flags; at the start of the first loop, when the
 * JVM was started with a {@code com.sun.management.jmxremote} property or with {@code
 * -Dasyncio4j.jmx}, which an exporter inside the process needs; or when {@link
 * io.asyncio4j.EventLoops#register()} is called.
 */
@NullMarked
package io.asyncio4j.management;

import org.jspecify.annotations.NullMarked;
