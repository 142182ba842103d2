/** The checks, one class each. */
@NullMarked
package io.asyncio4j.check.rules;

import org.jspecify.annotations.NullMarked;
