package io.asyncio4j.http.client;

import io.netty.util.NetUtil;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who is reached without a proxy: {@code *} for everybody, {@code example.com} with all below it,
 * {@code .example.com}, {@code 192.0.2.7}, {@code 10.0.0.0/8}, {@code fd00::/8}; a port may follow
 * a name or an address, an IPv6 address in brackets then.
 *
 * <p>Ranges are of the addresses that a URL names. What a host's name leads to is not asked: behind
 * a proxy there may be no name server that knows it.
 */
final class DirectHosts {
  private static final int ANY_PORT = -1;

  private final List<Entry> entries;

  private sealed interface Entry {
    boolean has(Origin origin);
  }

  private DirectHosts(List<Entry> entries) {
    this.entries = entries;
  }

  static DirectHosts none() {
    return new DirectHosts(List.of());
  }

  /**
   * @throws IllegalArgumentException when a range is none
   */
  static DirectHosts of(List<String> entries) {
    return new DirectHosts(
        entries.stream().map(entry -> parse(entry.strip().toLowerCase(Locale.ROOT))).toList());
  }

  boolean has(Origin origin) {
    for (Entry entry : entries) {
      if (entry.has(origin)) {
        return true;
      }
    }
    return false;
  }

  private static Entry parse(String entry) {
    int slash = entry.indexOf('/');
    if (slash >= 0) {
      return Range.parse(entry, slash);
    }
    byte[] address = address(entry);
    if (address != null) {
      return new Range(address, address.length * Byte.SIZE, ANY_PORT);
    }
    int colon = entry.lastIndexOf(':');
    int port = colon < 0 ? ANY_PORT : port(entry.substring(colon + 1));
    String host = port == ANY_PORT ? entry : entry.substring(0, colon);
    address = address(host);
    if (address != null) {
      return new Range(address, address.length * Byte.SIZE, port);
    }
    if (host.startsWith("*.")) {
      host = host.substring(1);
    }
    return new Name(host.startsWith(".") ? host.substring(1) : host, port);
  }

  private static int port(String text) {
    return text.matches("\\d{1,5}") ? Integer.parseInt(text) : ANY_PORT;
  }

  /** Null when it is not an address; it may stand in brackets. */
  private static byte @Nullable [] address(String host) {
    return NetUtil.createByteArrayFromIpAddressString(host);
  }

  private static boolean isPort(int port, Origin origin) {
    return port == ANY_PORT || port == origin.port();
  }

  /** A name and all below it. */
  private record Name(String name, int port) implements Entry {
    @Override
    public boolean has(Origin origin) {
      String host = origin.host();
      return isPort(port, origin)
          && (name.equals("*") || host.equals(name) || host.endsWith("." + name));
    }
  }

  /**
   * Addresses that begin alike.
   *
   * @param bits how many of them are those of {@code start}
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Range(byte[] start, int bits, int port) implements Entry {
    static Range parse(String entry, int slash) {
      byte[] start = address(entry.substring(0, slash));
      String length = entry.substring(slash + 1);
      int bits = length.matches("\\d{1,3}") ? Integer.parseInt(length) : Integer.MAX_VALUE;
      if (start == null || bits > start.length * Byte.SIZE) {
        throw new IllegalArgumentException(
            "'" + entry + "' is no range of addresses; write it as 10.0.0.0/8 or fd00::/8");
      }
      return new Range(start, bits, ANY_PORT);
    }

    @Override
    public boolean has(Origin origin) {
      byte[] address = address(origin.host());
      return isPort(port, origin)
          && address != null
          && address.length == start.length
          && beginsAlike(address);
    }

    private boolean beginsAlike(byte[] address) {
      int whole = bits / Byte.SIZE;
      for (int i = 0; i < whole; i++) {
        if (address[i] != start[i]) {
          return false;
        }
      }
      int rest = bits % Byte.SIZE;
      return rest == 0 || (address[whole] ^ start[whole]) >> (Byte.SIZE - rest) == 0;
    }
  }
}
