package io.asyncio4j.bench.observers;

import io.asyncio4j.bench.Arguments;

/** Who looks at a program while it runs. */
enum Mode {
  /** Nobody at all, not even the watchdog. */
  BARE("bare", "bare"),
  /** Nobody but the watchdog, as in every program. */
  OFF("off", "off"),
  ADVISE("advise", "advise"),
  TIMELINE("timeline", "timeline"),
  RECORDING("jfr", "Flight Recorder");

  private final String id;
  private final String title;

  Mode(String id, String title) {
    this.id = id;
    this.title = title;
  }

  String id() {
    return id;
  }

  String title() {
    return title;
  }

  static Mode of(String id) {
    return Arguments.named("mode", id, values(), Mode::id);
  }
}
