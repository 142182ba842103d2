@NullMarked
package io.asyncio4j.http.server;

import org.jspecify.annotations.NullMarked;
