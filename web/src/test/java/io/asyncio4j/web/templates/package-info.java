@NullMarked
package io.asyncio4j.web.templates;

import org.jspecify.annotations.NullMarked;
