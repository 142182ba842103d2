package io.asyncio4j.bench.race;

/** A contender. */
public interface Racer extends Titled {
  /** Its colour in the chart, in SVG's form. */
  String color();
}
