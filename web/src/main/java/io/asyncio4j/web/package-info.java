/** A web framework: routes bound to records, one coroutine a request. */
@NullMarked
package io.asyncio4j.web;

import org.jspecify.annotations.NullMarked;
