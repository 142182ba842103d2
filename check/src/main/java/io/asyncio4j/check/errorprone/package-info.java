/** The rules as checks of an Error Prone plug-in, one class each. */
@NullMarked
package io.asyncio4j.check.errorprone;

import org.jspecify.annotations.NullMarked;
