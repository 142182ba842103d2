/** Pages of templates; needs Pebble on the class path. */
@NullMarked
package io.asyncio4j.web.templates;

import org.jspecify.annotations.NullMarked;
