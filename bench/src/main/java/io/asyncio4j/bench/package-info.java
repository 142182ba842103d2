/** Benchmarks: what is measured, who is measured, and how the figures are reported. */
@NullMarked
package io.asyncio4j.bench;

import org.jspecify.annotations.NullMarked;
