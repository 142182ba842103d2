/** How calls that wait are found to be independent of each other. */
@NullMarked
package io.asyncio4j.check.sequential;

import org.jspecify.annotations.NullMarked;
