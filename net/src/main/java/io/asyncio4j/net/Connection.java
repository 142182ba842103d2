package io.asyncio4j.net;

import java.io.Closeable;
import java.io.IOException;

/**
 * A connection that this program has made: {@link Net#openConnection}. It belongs to the loop on
 * which it was made.
 */
public final class Connection implements Closeable {
  private final Stream stream;

  Connection(Stream stream) {
    this.stream = stream;
  }

  /** What comes from the peer. */
  public StreamReader reader() {
    return stream.reader();
  }

  /** What goes to the peer. */
  public StreamWriter writer() {
    return stream.writer();
  }

  /**
   * Closes the connection once all that was written has gone out, and suspends until it is closed;
   * for how long at most, the close timeout of the options says. Cancelled, it closes at once. May
   * be called twice.
   *
   * @throws IOException when the connection was cut before all that was written had gone out
   */
  @Override
  public void close() throws IOException {
    StreamWriter writer = stream.writer();
    writer.close();
    try {
      writer.waitClosed();
    } finally {
      if (!stream.isClosed()) {
        stream.abort();
      }
    }
  }

  @Override
  public String toString() {
    return "Connection[" + stream.channel() + "]";
  }
}
