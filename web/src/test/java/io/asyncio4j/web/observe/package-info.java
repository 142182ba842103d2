@NullMarked
package io.asyncio4j.web.observe;

import org.jspecify.annotations.NullMarked;
