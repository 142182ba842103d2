/**
 * A picture of what a program did: {@link io.asyncio4j.timeline.Recorder} notes what its loops do
 * while it runs, and writes a page that shows a lane for each task, or a trace for Perfetto.
 */
@NullMarked
package io.asyncio4j.timeline;

import org.jspecify.annotations.NullMarked;
