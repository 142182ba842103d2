/**
 * Looking into a running process from outside, by the JDK's attach API and the MXBeans of {@link
 * io.asyncio4j.management}: no agent, no flags, also while something holds its loop.
 */
@NullMarked
package io.asyncio4j.cli.inspect;

import org.jspecify.annotations.NullMarked;
