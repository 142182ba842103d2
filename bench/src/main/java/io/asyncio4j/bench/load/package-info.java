/** What the benchmarks of servers have in common: the load, and what it has cost the server. */
@NullMarked
package io.asyncio4j.bench.load;

import org.jspecify.annotations.NullMarked;
