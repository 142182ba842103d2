package io.asyncio4j.bench.http;

import io.asyncio4j.bench.Goal;
import io.asyncio4j.bench.Machine;
import io.asyncio4j.bench.race.Race;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of {@code ./aio bench http}: what it was asked for, and what it has measured. */
record HttpRun(HttpOptions options, Race<Row, Contender, Metric> race) {
  HttpRun(Machine machine, HttpOptions options) {
    this(options, new Race<>(machine, options.course()));
  }

  /** All of it, raw: what http.json holds. */
  Map<String, @Nullable Object> toJson(List<Goal> goals) {
    return race.toJson(Map.of("idleConnections", options.idle()), goals);
  }
}
