package io.asyncio4j.web.middleware;

import io.asyncio4j.http.Headers;
import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.web.Middleware;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Believes proxies in front what they say of the client: its address and scheme, from {@code
 * X-Forwarded-For} and {@code X-Forwarded-Proto}. Handlers, what stands after this, and the access
 * log then see the client instead of the proxy.
 *
 * <pre>{@code
 * app.use(ForwardedHeaders.of("127.0.0.1", "10.0.0.0/8"));
 * }</pre>
 *
 * <p>Only connections from those addresses are believed; of several proxies in a row the chain is
 * followed from the nearest as far as they are trusted, so that what a client wrote itself is never
 * taken. Host names are not, unless {@link #withHost} says that the proxies set them: many pass on
 * what the client sent.
 */
public final class ForwardedHeaders implements Middleware {
  private final List<AddressRange> proxies;
  private final boolean host;
  private final boolean standard;

  private ForwardedHeaders(List<AddressRange> proxies, boolean host, boolean standard) {
    this.proxies = proxies;
    this.host = host;
    this.standard = standard;
  }

  /**
   * Believes those proxies.
   *
   * @param proxies addresses, or ranges such as {@code 10.0.0.0/8}; as narrow as can be, since
   *     whoever connects from there says what it likes
   */
  public static ForwardedHeaders of(String... proxies) {
    if (proxies.length == 0) {
      throw new IllegalArgumentException("no proxy is trusted; name their addresses");
    }
    return new ForwardedHeaders(AddressRange.of(proxies), false, false);
  }

  /** This for proxies that set {@code X-Forwarded-Host}, too. */
  public ForwardedHeaders withHost() {
    return new ForwardedHeaders(proxies, true, standard);
  }

  /**
   * This for proxies that write {@code Forwarded} (RFC 7239) in place of the fields with X, which
   * are then left alone.
   */
  public ForwardedHeaders withStandardField() {
    return new ForwardedHeaders(proxies, host, true);
  }

  @Override
  public ServerResponse handle(ServerRequest request, Handler next) throws Exception {
    if (AddressRange.anyHas(proxies, AddressRange.of(request.remoteAddress()))) {
      List<ForwardedField> said =
          standard
              ? ForwardedField.parse(String.join(",", request.headers().all("Forwarded")))
              : fieldsWithX(request.headers());
      believe(request, said);
    }
    return next.handle(request);
  }

  private void believe(ServerRequest request, List<ForwardedField> said) {
    InetSocketAddress client = null;
    ForwardedField nearestUntrusted = null;
    for (ForwardedField field : said.reversed()) {
      nearestUntrusted = field;
      InetSocketAddress address = field.client() == null ? null : address(field.client());
      if (address == null) {
        break;
      }
      client = address;
      if (!AddressRange.anyHas(proxies, address.getAddress())) {
        break;
      }
    }
    if (nearestUntrusted == null) {
      return;
    }
    String name = nearestUntrusted.host();
    boolean takesHost = host && name != null && HostName.of(name) != null;
    request.forwarded(client, scheme(nearestUntrusted.scheme()), takesHost ? name : null);
  }

  /** One for each proxy; a field with fewer values has been set by the nearest. */
  private static List<ForwardedField> fieldsWithX(Headers headers) {
    List<String> clients = headers.members("X-Forwarded-For");
    List<String> schemes = headers.members("X-Forwarded-Proto");
    List<String> hosts = headers.members("X-Forwarded-Host");
    var fields = new ArrayList<ForwardedField>();
    for (int i = 0; i < Math.max(1, clients.size()); i++) {
      fields.add(
          new ForwardedField(
              clients.isEmpty() ? null : clients.get(i),
              valueOf(schemes, i, clients.size()),
              valueOf(hosts, i, clients.size())));
    }
    return fields;
  }

  private static @Nullable String valueOf(List<String> values, int index, int proxies) {
    if (values.isEmpty()) {
      return null;
    }
    return values.size() == proxies ? values.get(index) : values.getLast();
  }

  private static @Nullable String scheme(@Nullable String text) {
    return text == null
        ? null
        : switch (text.toLowerCase(Locale.ROOT)) {
          case "http", "ws" -> "http";
          case "https", "wss" -> "https";
          default -> null;
        };
  }

  /** An address with or without a port; null when it is none, such as {@code unknown}. */
  private static @Nullable InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    boolean bracketed = text.startsWith("[");
    boolean hasPort =
        colon > 0 && (bracketed ? text.charAt(colon - 1) == ']' : text.indexOf(':') == colon);
    String host = hasPort ? text.substring(0, colon) : text;
    String port = hasPort ? text.substring(colon + 1) : "0";
    if (bracketed && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    InetAddress address = AddressRange.literal(host);
    boolean isPort = port.matches("\\d{1,5}") && Integer.parseInt(port) <= 65_535;
    return address == null
        ? null
        : new InetSocketAddress(address, isPort ? Integer.parseInt(port) : 0);
  }
}
