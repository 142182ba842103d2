/** Tests of the program that shows a page's calls before and after. */
@org.jspecify.annotations.NullMarked
package io.asyncio4j.examples.summary;
