package io.asyncio4j.bench.load;

import java.nio.file.Path;

/** What is asked for, again and again. */
public sealed interface Target {
  /** Where. */
  String url();

  /** One request at a time on a connection. */
  record Get(String url) implements Target {}

  /**
   * Several requests at a time on a connection.
   *
   * @param depth how many
   */
  record Pipelined(String url, int depth) implements Target {}

  /**
   * A body of JSON, one request at a time on a connection.
   *
   * @param body the file that holds it
   */
  record Post(String url, Path body) implements Target {}
}
