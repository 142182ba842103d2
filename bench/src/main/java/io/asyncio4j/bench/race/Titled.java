package io.asyncio4j.bench.race;

/**
 * A row or a figure: what stands in the results' JSON by one name, and in the report by another.
 */
public interface Titled {
  /** The name on the command line and in the JSON. */
  String id();

  /** The words of the report. */
  String title();
}
