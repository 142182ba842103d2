package io.asyncio4j.net;

import java.net.NetworkInterface;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How a UDP endpoint is opened. Immutable: each method gives new options. */
public final class DatagramOptions {
  private static final DatagramOptions DEFAULTS = new DatagramOptions();

  // Set before an object is handed out, and never after.
  int queueSize = 1024;
  boolean broadcast;
  boolean reusePort;
  @Nullable NetworkInterface multicastInterface;
  @Nullable Integer multicastTtl;
  @Nullable Boolean multicastLoopback;

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
    copy.multicastInterface = multicastInterface;
    copy.multicastTtl = multicastTtl;
    copy.multicastLoopback = multicastLoopback;
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

  /** Where goes what is sent to a group (IP_MULTICAST_IF); the machine chooses unless said here. */
  public DatagramOptions multicastInterface(NetworkInterface networkInterface) {
    Objects.requireNonNull(networkInterface, "networkInterface");
    return with(options -> options.multicastInterface = networkInterface);
  }

  /**
   * Over how many networks may go what is sent to a group (IP_MULTICAST_TTL): 0 stays on this
   * machine, 1, which is usual, on its network.
   */
  public DatagramOptions multicastTtl(int networks) {
    if (networks < 0 || networks > 255) {
      throw new IllegalArgumentException(
          "what is sent to a group may go over 0 to 255 networks, not " + networks);
    }
    return with(options -> options.multicastTtl = networks);
  }

  /**
   * Whether members on this machine, too, get what is sent to a group (IP_MULTICAST_LOOP); they do
   * unless said here.
   */
  public DatagramOptions multicastLoopback(boolean loopback) {
    return with(options -> options.multicastLoopback = loopback);
  }
}
