@NullMarked
package io.asyncio4j.web.middleware;

import org.jspecify.annotations.NullMarked;
