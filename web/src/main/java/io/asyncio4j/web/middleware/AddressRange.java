package io.asyncio4j.web.middleware;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses that begin alike: {@code 10.0.0.0/8}, {@code fd00::/8}, or a single one. */
record AddressRange(InetAddress start, int bits) {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  /**
   * @throws IllegalArgumentException when one is no range
   */
  static List<AddressRange> of(String... ranges) {
    return Arrays.stream(ranges).map(AddressRange::parse).toList();
  }

  private static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    InetAddress start = literal(slash < 0 ? text : text.substring(0, slash));
    String length = slash < 0 ? "" : text.substring(slash + 1);
    int all = start == null ? 0 : start.getAddress().length * Byte.SIZE;
    int bits = slash < 0 ? all : length.matches("\\d{1,3}") ? Integer.parseInt(length) : all + 1;
    if (start == null || bits > all) {
      throw new IllegalArgumentException(
          "'" + text + "' is no range of addresses; write it as 10.0.0.0/8, fd00::/8 or 127.0.0.1");
    }
    return new AddressRange(start, bits);
  }

  /** The address that is written there, without asking a name server; null when it is none. */
  static @Nullable InetAddress literal(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return null;
    }
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The address of a peer; null when it has none, as over a Unix socket. */
  static @Nullable InetAddress of(@Nullable SocketAddress peer) {
    return peer instanceof InetSocketAddress inet ? inet.getAddress() : null;
  }

  static boolean anyHas(List<AddressRange> ranges, @Nullable InetAddress address) {
    return address != null && ranges.stream().anyMatch(range -> range.has(address));
  }

  boolean has(InetAddress address) {
    byte[] one = start.getAddress();
    byte[] other = address.getAddress();
    if (one.length != other.length) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> (i % Byte.SIZE);
      if (((one[i / Byte.SIZE] ^ other[i / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
