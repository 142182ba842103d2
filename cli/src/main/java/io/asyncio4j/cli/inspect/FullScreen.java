package io.asyncio4j.cli.inspect;

import java.io.IOException;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;

/**
 * The terminal's whole window, and single keys. However the program ends, the terminal is as it was
 * before.
 */
final class FullScreen implements AutoCloseable {
  private static final String ENTER = "\033[?1049h\033[?25l\033[2J";
  private static final String LEAVE = "\033[?25h\033[?1049l";
  private static final long KEY_PAUSE = 100;
  private static final long WITHIN_SEQUENCE = 30;

  private final Terminal terminal;
  private final Attributes usual;
  private final Thread atExit = new Thread(this::restore);
  private volatile boolean askedToEnd;
  private volatile boolean resized;
  private boolean restored;

  private FullScreen(Terminal terminal) {
    this.terminal = terminal;
    terminal.handle(Signal.INT, _ -> askedToEnd = true);
    terminal.handle(Signal.WINCH, _ -> resized = true);
    // Stopped, it would leave the terminal to the shell as it is.
    terminal.handle(Signal.TSTP, Terminal.SignalHandler.SIG_IGN);
    Runtime.getRuntime().addShutdownHook(atExit);
    usual = terminal.enterRawMode();
    write(ENTER);
  }

  static FullScreen open() throws IOException {
    return new FullScreen(TerminalBuilder.builder().system(true).provider("ffm").build());
  }

  int width() {
    return Math.max(20, terminal.getSize().getColumns());
  }

  int height() {
    return Math.max(TopPage.OTHER_LINES + 1, terminal.getSize().getRows());
  }

  /** Whether the user has pressed q, or Ctrl-C. */
  boolean isAskedToEnd() {
    return askedToEnd;
  }

  /** Whether the window has changed since this was last asked. */
  boolean isResized() {
    boolean was = resized;
    resized = false;
    return was;
  }

  /** Shows these lines, which fit, and nothing else. */
  void draw(List<String> lines) {
    write("\033[H" + String.join("\033[K\r\n", lines) + "\033[K\033[J");
  }

  /** Waits a moment for a key. */
  Key key() throws IOException {
    NonBlockingReader reader = terminal.reader();
    int c = reader.read(KEY_PAUSE);
    if (c == NonBlockingReader.READ_EXPIRED) {
      return Key.NONE;
    }
    if (c == NonBlockingReader.EOF) {
      askedToEnd = true;
      return Key.NONE;
    }
    if (c != Key.ESCAPE.code()) {
      return new Key(c);
    }
    int introducer = reader.read(WITHIN_SEQUENCE);
    if (introducer < 0) {
      return Key.ESCAPE;
    }
    int last = reader.read(WITHIN_SEQUENCE);
    Key key =
        switch (last) {
          case 'A' -> Key.UP;
          case 'B' -> Key.DOWN;
          case '5' -> Key.PAGE_UP;
          case '6' -> Key.PAGE_DOWN;
          default -> Key.OTHER;
        };
    while (last >= 0 && (last < '@' || last > '~')) {
      last = reader.read(WITHIN_SEQUENCE);
    }
    return key;
  }

  private void write(String text) {
    terminal.writer().write(text);
    terminal.flush();
  }

  private synchronized void restore() {
    if (!restored) {
      restored = true;
      write(LEAVE);
      terminal.setAttributes(usual);
    }
  }

  @Override
  public void close() throws IOException {
    restore();
    terminal.close();
  }
}
