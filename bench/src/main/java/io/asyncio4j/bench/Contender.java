package io.asyncio4j.bench;

/** Who is measured, in the order of the report's columns. */
public enum Contender {
  ASYNCIO4J("asyncio4j", "asyncio4j", "#d62728", true),
  BARE("bare", "bare substrate", "#8c8c8c", true),
  VTHREADS("vthreads", "virtual threads", "#1f77b4", true),
  ASYNCIO("asyncio", "Python asyncio", "#e8b500", false),
  UVLOOP("uvloop", "Python uvloop", "#ff7f0e", false),
  KOTLIN("kotlin", "Kotlin coroutines", "#9467bd", true),
  GO("go", "Go", "#17becf", false),
  NODE("node", "Node", "#2ca02c", true);

  private final String id;
  private final String title;
  private final String color;
  private final boolean hasJit;

  Contender(String id, String title, String color, boolean hasJit) {
    this.id = id;
    this.title = title;
    this.color = color;
    this.hasJit = hasJit;
  }

  /** The name on the command line and in core.json. */
  public String id() {
    return id;
  }

  /** The words of the report. */
  public String title() {
    return title;
  }

  /** Its colour in the chart. */
  public String color() {
    return color;
  }

  /** Whether it gets faster as it runs, so that it must be warm before it is measured. */
  public boolean hasJit() {
    return hasJit;
  }

  /** Whether it is Python, whose million sleepers are measured once only: they take a minute. */
  public boolean isPython() {
    return this == ASYNCIO || this == UVLOOP;
  }

  /**
   * The contender of that name.
   *
   * @throws IllegalArgumentException when there is none; the message lists them
   */
  public static Contender of(String id) {
    return Arguments.named("contender", id, values(), Contender::id);
  }
}
