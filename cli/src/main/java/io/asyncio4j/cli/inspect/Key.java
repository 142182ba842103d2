package io.asyncio4j.cli.inspect;

/**
 * A key that was pressed, or that none was for a while.
 *
 * @param code the character, or one of the constants
 */
record Key(int code) {
  static final Key NONE = new Key(-1);
  static final Key UP = new Key(-2);
  static final Key DOWN = new Key(-3);
  static final Key PAGE_UP = new Key(-4);
  static final Key PAGE_DOWN = new Key(-5);
  static final Key OTHER = new Key(-6);
  static final Key ESCAPE = new Key(27);

  private static final int BACKSPACE = 8;
  private static final int DELETE = 127;

  /**
   * What it makes of a view; the same one when it means nothing.
   *
   * @param rows how many tasks fit on a page
   */
  TopView pressedOn(TopView view, int rows) {
    if (view.typing()) {
      return typedInto(view);
    }
    return switch (code) {
      case 's' -> view.nextOrder();
      case 'r' -> view.reverse();
      case '/' -> view.typing(true);
      case '\t', 'l' -> view.nextLoop();
      case 'k' -> view.scrolled(-1);
      case 'j' -> view.scrolled(1);
      case 27 -> view.filtered("");
      default -> {
        if (equals(UP)) {
          yield view.scrolled(-1);
        } else if (equals(DOWN)) {
          yield view.scrolled(1);
        } else if (equals(PAGE_UP)) {
          yield view.scrolled(-rows);
        } else if (equals(PAGE_DOWN)) {
          yield view.scrolled(rows);
        }
        yield view;
      }
    };
  }

  private TopView typedInto(TopView view) {
    String text = view.filter();
    return switch (code) {
      case '\r', '\n' -> view.typing(false);
      case 27 -> view.filtered("").typing(false);
      case BACKSPACE, DELETE ->
          text.isEmpty() ? view : view.filtered(text.substring(0, text.length() - 1));
      default -> code < ' ' ? view : view.filtered(text + Character.toString(code));
    };
  }

  /** Whether it ends the program, when it is not part of a text. */
  boolean isQuit() {
    return code == 'q' || code == 'Q' || code == 3 || code == 4;
  }
}
