/**
 * What can be seen of an app from outside: whether it is well, its figures, its traces. The figures
 * need Micrometer and the traces OpenTelemetry's API on the class path, which are optional.
 */
@NullMarked
package io.asyncio4j.web.observe;

import org.jspecify.annotations.NullMarked;
