package io.asyncio4j.cli.fetch;

/**
 * Colours, or none.
 *
 * @param coloured whether the reader is a terminal that wants them
 */
record Style(boolean coloured) {
  String good(String text) {
    return in("32", text);
  }

  String bad(String text) {
    return in("31", text);
  }

  String faint(String text) {
    return in("2", text);
  }

  String bold(String text) {
    return in("1", text);
  }

  private String in(String code, String text) {
    return coloured ? "\033[" + code + "m" + text + "\033[0m" : text;
  }
}
