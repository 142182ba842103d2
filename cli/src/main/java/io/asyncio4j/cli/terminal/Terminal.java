package io.asyncio4j.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jspecify.annotations.Nullable;

/** Whether standard output and error are terminals, and how wide. */
public final class Terminal {
  private static final int USUAL_WIDTH = 80;

  private final @Nullable TerminalProvider provider;

  private Terminal(@Nullable TerminalProvider provider) {
    this.provider = provider;
  }

  public static Terminal ofThisProcess() {
    try {
      return new Terminal(TerminalProvider.load("ffm"));
    } catch (IOException | RuntimeException | LinkageError e) {
      return new Terminal(null); // a system that is not known is a pipe
    }
  }

  public boolean isOutput() {
    return provider != null && provider.isSystemStream(SystemStream.Output);
  }

  /** Whether a window can be drawn on, and keys be read. */
  public boolean isInteractive() {
    return provider != null
        && provider.isSystemStream(SystemStream.Input)
        && isOutput()
        && !isDumb();
  }

  private static boolean isDumb() {
    return "dumb".equals(System.getenv("TERM"));
  }

  public boolean isError() {
    return provider != null && provider.isSystemStream(SystemStream.Error);
  }

  /**
   * Whether progress can be shown: standard error is a terminal, and standard output no pipe, at
   * whose other end somebody may be writing to the same terminal.
   */
  public boolean isForProgress() {
    return isError() && (isOutput() || isOutputKept());
  }

  /** Whether standard output is a file, or nothing at all. */
  private static boolean isOutputKept() {
    try {
      Path output = Path.of("/dev/stdout").toRealPath();
      return Files.isRegularFile(output) || output.equals(Path.of("/dev/null"));
    } catch (IOException e) {
      return false; // a pipe has no path
    }
  }

  /** Columns at this moment; a window may change. */
  public int width() {
    int width = provider != null && isError() ? provider.systemStreamWidth(SystemStream.Error) : 0;
    return width > 0 ? width : USUAL_WIDTH;
  }

  /** Columns of standard output; without limit when that is no terminal. */
  public int outputWidth() {
    if (provider == null || !isOutput()) {
      return Integer.MAX_VALUE;
    }
    int width = provider.systemStreamWidth(SystemStream.Output);
    return width > 0 ? width : USUAL_WIDTH;
  }

  /** Colours for a terminal, unless <a href="https://no-color.org">NO_COLOR</a> is set. */
  public static Style style(boolean isTerminal) {
    String none = System.getenv("NO_COLOR");
    return new Style(isTerminal && !isDumb() && (none == null || none.isEmpty()));
  }
}
