package io.asyncio4j.timeline;

/** What became of a task. The order is that of the numbers in the page. */
enum Outcome {
  NOT_DONE("not done"),
  RETURNED("returned"),
  FAILED("failed"),
  CANCELLED("cancelled");

  final String title;

  Outcome(String title) {
    this.title = title;
  }
}
