/** Maven projects as {@code aio} sees them: settings, repositories, modules, class paths. */
@NullMarked
package io.asyncio4j.cli.maven;

import org.jspecify.annotations.NullMarked;
