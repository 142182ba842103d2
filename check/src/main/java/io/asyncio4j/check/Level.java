package io.asyncio4j.check;

/** How sure a finding is, and how bad. */
public enum Level {
  ERROR("error"),
  WARNING("warning"),
  /** Worth a look when one asks for it; not shown by default. */
  INFO("info");

  private final String label;

  Level(String label) {
    this.label = label;
  }

  /** Its name in reports, such as {@code warning}. */
  public String label() {
    return label;
  }
}
