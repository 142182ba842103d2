/** What holds for a long time: nothing is left behind, nothing grows. */
@NullMarked
package io.asyncio4j.bench.endurance;

import org.jspecify.annotations.NullMarked;
