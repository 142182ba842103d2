package io.asyncio4j.cli.serve;

import io.asyncio4j.cli.terminal.Style;
import java.nio.file.Path;

/** What the person at the terminal is told, on standard error. */
record Announcements(Style style) {
  /**
   * @param title of the app; empty when errors stand in for it
   */
  void serves(String title, String url) {
    line(
        style.good(title.isEmpty() ? "these errors are shown" : title + " is served")
            + " at "
            + style.bold(url)
            + " until Ctrl-C; saving a source restarts it");
  }

  void changed(Path file) {
    line(style.faint(file.getFileName() + " has changed"));
  }

  void showsErrors(String url) {
    line(style.bad("these errors are shown") + " at " + url);
  }

  void reloaded(String url, ReloadTimes times) {
    line(style.good("reloaded") + " at " + url + style.faint(", " + times.toNow()));
  }

  /** The words of the compiler, or a stack trace. */
  void errors(String messages) {
    messages.lines().forEach(text -> System.err.println(isHeading(text) ? style.bad(text) : text));
  }

  private static boolean isHeading(String text) {
    return !text.isBlank() && !Character.isWhitespace(text.charAt(0));
  }

  private static void line(String text) {
    System.err.println("aio: " + text);
  }
}
