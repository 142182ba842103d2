/**
 * What several checks ask of a program's source: where variables are used, what is passed where.
 */
@NullMarked
package io.asyncio4j.check.code;

import org.jspecify.annotations.NullMarked;
