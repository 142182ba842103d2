package io.asyncio4j.check;

/** The four mistakes that everybody makes who learns asynchronous code. */
public enum Mistake {
  /** Things are awaited one after another that could go on at the same time. */
  SEQUENTIAL("sequential"),
  /** Something holds the event loop's thread. */
  BLOCKING("blocking"),
  /** Something is started and never awaited, or called with no loop running. */
  NEVER_AWAITED("never-awaited"),
  /** Synchronous and asynchronous code are mixed in a way that breaks one of them. */
  MIXED("mixed");

  private final String label;

  Mistake(String label) {
    this.label = label;
  }

  /** Its name in reports, such as {@code never-awaited}. */
  public String label() {
    return label;
  }
}
