package io.asyncio4j.cli.fetch;

import java.io.IOException;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jspecify.annotations.Nullable;

/** Whether standard output and error are terminals, and how wide. */
final class Terminal {
  private static final int USUAL_WIDTH = 80;

  private final @Nullable TerminalProvider provider;

  private Terminal(@Nullable TerminalProvider provider) {
    this.provider = provider;
  }

  static Terminal ofThisProcess() {
    try {
      return new Terminal(TerminalProvider.load("ffm"));
    } catch (IOException | RuntimeException | LinkageError e) {
      return new Terminal(null); // a system that is not known is a pipe
    }
  }

  boolean isOutput() {
    return provider != null && provider.isSystemStream(SystemStream.Output);
  }

  boolean isError() {
    return provider != null && provider.isSystemStream(SystemStream.Error);
  }

  /** Columns at this moment; a window may change. */
  int width() {
    int width = provider != null && isError() ? provider.systemStreamWidth(SystemStream.Error) : 0;
    return width > 0 ? width : USUAL_WIDTH;
  }

  /** Colours for a terminal, unless <a href="https://no-color.org">NO_COLOR</a> is set. */
  static Style style(boolean isTerminal) {
    String none = System.getenv("NO_COLOR");
    boolean isDumb = "dumb".equals(System.getenv("TERM"));
    return new Style(isTerminal && !isDumb && (none == null || none.isEmpty()));
  }
}
