package io.asyncio4j.cli.terminal;

import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/** How many columns a text takes, and how to make it take fewer. */
public final class TextWidth {
  private static final String CUT = "…";
  private static final Pattern ACTING =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");

  private TextWidth() {}

  /**
   * Without control characters, which would act on the terminal instead of being shown, as would
   * those that change the direction of what follows.
   */
  public static String plain(String text) {
    return ACTING.matcher(text).replaceAll("?");
  }

  /** Columns; some characters take two, some none. */
  public static int of(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      width += Math.max(0, WCWidth.wcwidth(text.codePointAt(i)));
    }
    return width;
  }

  /** As much of the beginning as there is room for. */
  public static String cutEnd(String text, int room) {
    if (of(text) <= room) {
      return text;
    }
    int end = 0;
    int width = 1;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      width += Math.max(0, WCWidth.wcwidth(c));
      if (width > room) {
        break;
      }
      end += Character.charCount(c);
    }
    return room < 1 ? "" : text.substring(0, end) + CUT;
  }

  /** As much of the end as there is room for. */
  public static String cutStart(String text, int room) {
    if (of(text) <= room) {
      return text;
    }
    int start = text.length();
    int width = 1;
    while (start > 0) {
      int c = text.codePointBefore(start);
      width += Math.max(0, WCWidth.wcwidth(c));
      if (width > room) {
        break;
      }
      start -= Character.charCount(c);
    }
    return room < 1 ? "" : CUT + text.substring(start);
  }
}
