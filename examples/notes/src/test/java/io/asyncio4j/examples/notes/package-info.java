@NullMarked
package io.asyncio4j.examples.notes;

import org.jspecify.annotations.NullMarked;
