package io.asyncio4j.cli.terminal;

/**
 * Colours, or none.
 *
 * @param coloured whether the reader is a terminal that wants them
 */
public record Style(boolean coloured) {
  public String good(String text) {
    return in("32", text);
  }

  public String bad(String text) {
    return in("31", text);
  }

  public String doubtful(String text) {
    return in("33", text);
  }

  public String faint(String text) {
    return in("2", text);
  }

  public String bold(String text) {
    return in("1", text);
  }

  private String in(String code, String text) {
    return coloured ? "\033[" + code + "m" + text + "\033[0m" : text;
  }
}
