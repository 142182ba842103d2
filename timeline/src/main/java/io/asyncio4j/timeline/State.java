package io.asyncio4j.timeline;

/** What a task is doing. The order is that of the numbers in the page. */
enum State {
  READY("ready"),
  RUNNING("running"),
  TIMER("timer"),
  IO("I/O or a JDK call"),
  TASK("another task"),
  SYNC("lock, queue or event");

  final String title;

  State(String title) {
    this.title = title;
  }

  boolean isWait() {
    return ordinal() >= TIMER.ordinal();
  }
}
