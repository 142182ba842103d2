// The page "Extra data types" of FastAPI's tutorial: docs/web-from-fastapi.md
//
//   aio run examples/tutorial/ExtraDataTypes.java

import io.asyncio4j.web.*;

record Job(OffsetDateTime start, OffsetDateTime end, Duration delay, Optional<LocalTime> daily) {}

record Plan(UUID id, @Body Job job) {}

Map<String, Object> plan(Plan plan) {
  var begins = plan.job().start().plus(plan.job().delay());
  var takes = Duration.between(begins, plan.job().end());
  return Map.of("id", plan.id(), "begins", begins, "takes", takes, "daily", plan.job().daily());
}

void main() {
  var app = new App("Extra data types");
  app.put("/jobs/{id}", this::plan);
  app.serve();
}
