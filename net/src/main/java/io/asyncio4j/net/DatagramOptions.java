package io.asyncio4j.net;

import java.util.function.Consumer;

/** How a UDP endpoint is opened. Immutable: each method gives new options. */
public final class DatagramOptions {
  private static final DatagramOptions DEFAULTS = new DatagramOptions();

  // Set before an object is handed out, and never after.
  int queueSize = 1024;
  boolean broadcast;
  boolean reusePort;

  private DatagramOptions() {}

  /** The defaults. */
  public static DatagramOptions defaults() {
    return DEFAULTS;
  }

  private DatagramOptions with(Consumer<DatagramOptions> change) {
    var copy = new DatagramOptions();
    copy.queueSize = queueSize;
    copy.broadcast = broadcast;
    copy.reusePort = reusePort;
    change.accept(copy);
    return copy;
  }

  /** How many datagrams wait to be received before more are dropped; 1024 unless said here. */
  public DatagramOptions queueSize(int datagrams) {
    if (datagrams < 1) {
      throw new IllegalArgumentException(
          "the queue must have room for at least 1 datagram, not " + datagrams);
    }
    return with(options -> options.queueSize = datagrams);
  }

  /** Whether broadcast addresses may be sent to (SO_BROADCAST); not unless said here. */
  public DatagramOptions broadcast(boolean broadcast) {
    return with(options -> options.broadcast = broadcast);
  }

  /** Whether several endpoints, one a loop, may share a port (SO_REUSEPORT). */
  public DatagramOptions reusePort(boolean reusePort) {
    return with(options -> options.reusePort = reusePort);
  }
}
