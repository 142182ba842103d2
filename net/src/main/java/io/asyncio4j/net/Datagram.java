package io.asyncio4j.net;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** A datagram that came, and from whom. */
@SuppressWarnings("ArrayRecordComponent") // handed over, not shared
public record Datagram(byte[] data, InetSocketAddress sender) {
  /** Of bytes and a sender. */
  public Datagram {
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(sender, "sender");
  }

  /** The bytes as UTF-8. */
  public String text() {
    return new String(data, StandardCharsets.UTF_8);
  }

  /** Equal when sender and bytes are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Datagram that
        && sender.equals(that.sender)
        && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(data) + sender.hashCode();
  }

  @Override
  public String toString() {
    return "Datagram[" + data.length + " bytes from " + sender + "]";
  }
}
