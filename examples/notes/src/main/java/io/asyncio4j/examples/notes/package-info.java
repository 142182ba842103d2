/** Notes with tags, search, files and live updates: how an app of several files is put together. */
@NullMarked
package io.asyncio4j.examples.notes;

import org.jspecify.annotations.NullMarked;
