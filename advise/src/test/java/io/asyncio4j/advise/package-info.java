@NullMarked
package io.asyncio4j.advise;

import org.jspecify.annotations.NullMarked;
