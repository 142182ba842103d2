package io.asyncio4j.bench.web;

import io.asyncio4j.bench.Goal;
import io.asyncio4j.bench.Machine;
import io.asyncio4j.bench.race.Race;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of {@code ./aio bench web}: what it was asked for, and what it has measured. */
record WebRun(WebOptions options, Race<Row, Contender, Metric> race) {
  WebRun(Machine machine, WebOptions options) {
    this(options, new Race<>(machine, options.course()));
  }

  /** All of it, raw: what web.json holds. */
  Map<String, @Nullable Object> toJson(List<Goal> goals) {
    return race.toJson(
        Map.of("orderRate", options.orderRate(), "summaryRate", options.summaryRate()), goals);
  }
}
