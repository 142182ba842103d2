/** {@code aio new}: a project to begin with. */
@NullMarked
package io.asyncio4j.cli.create;

import org.jspecify.annotations.NullMarked;
