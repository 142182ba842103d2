/** What stands between the server and every handler: CORS, sessions, limits and the like. */
@NullMarked
package io.asyncio4j.web.middleware;

import org.jspecify.annotations.NullMarked;
