/** The contenders of the HTTP benchmark that run on the JVM, and what they are loaded with. */
@NullMarked
package io.asyncio4j.bench.http.peer;

import org.jspecify.annotations.NullMarked;
