@NullMarked
package io.asyncio4j.timeline;

import org.jspecify.annotations.NullMarked;
