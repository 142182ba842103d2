/** {@code aio serve}: a program that is started anew whenever its sources change. */
@NullMarked
package io.asyncio4j.cli.serve;

import org.jspecify.annotations.NullMarked;
