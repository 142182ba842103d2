/**
 * What the Java contenders of {@code ./aio bench web} have in common: the records of a shop, which
 * say what is valid, and how a process says that it serves. Needs nothing but Jakarta Validation.
 */
@NullMarked
package io.asyncio4j.bench.web.shop;

import org.jspecify.annotations.NullMarked;
