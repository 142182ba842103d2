/** Runs what readers are given to read: the examples, and the code in the guides. */
@NullMarked
package io.asyncio4j.examples;

import org.jspecify.annotations.NullMarked;
