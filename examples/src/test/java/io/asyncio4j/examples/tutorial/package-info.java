/** Tests of the programs that stand beside the pages of FastAPI's tutorial. */
@org.jspecify.annotations.NullMarked
package io.asyncio4j.examples.tutorial;
