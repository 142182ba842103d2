package io.asyncio4j.web;

/** What stands in an annotation for nothing, since null cannot. */
final class Unset {
  static final String TEXT = "\0";

  private Unset() {}
}
