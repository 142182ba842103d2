/** How an app is served while its program is being written: errors in the browser, restarts. */
@NullMarked
package io.asyncio4j.web.development;

import org.jspecify.annotations.NullMarked;
