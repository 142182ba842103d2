package io.asyncio4j.web.middleware;

import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import io.asyncio4j.web.Middleware;
import java.util.List;
import java.util.Locale;

/**
 * Refuses requests for other hosts with 400, so that no link, redirect or cache entry is made of a
 * {@code Host} that a client invented.
 *
 * <pre>{@code
 * app.use(TrustedHosts.of("example.org", "*.example.org"));
 * }</pre>
 *
 * <p>Ports are not looked at. Behind a proxy that passes the host on in another field, {@link
 * ForwardedHeaders} stands before this.
 */
public final class TrustedHosts implements Middleware {
  private final List<String> hosts;

  private TrustedHosts(List<String> hosts) {
    this.hosts = hosts;
  }

  /**
   * Those hosts.
   *
   * @param hosts names, addresses, or {@code *.example.org} for all below {@code example.org}, but
   *     not itself
   */
  public static TrustedHosts of(String... hosts) {
    if (hosts.length == 0) {
      throw new IllegalArgumentException("no host is trusted; name those that the app has");
    }
    for (String host : hosts) {
      String name = host.startsWith("*.") ? host.substring(2) : host;
      if (!name.equalsIgnoreCase(HostName.of(name))) {
        throw new IllegalArgumentException(
            "'"
                + host
                + "' is no host; write it as example.org or *.example.org, without scheme and port");
      }
    }
    return new TrustedHosts(
        List.of(hosts).stream().map(host -> host.toLowerCase(Locale.ROOT)).toList());
  }

  @Override
  public ServerResponse handle(ServerRequest request, Handler next) throws Exception {
    String host = HostName.of(request.host());
    if (host == null || hosts.stream().noneMatch(trusted -> matches(host, trusted))) {
      throw new StatusException(400, "the Host is not one of this server's");
    }
    return next.handle(request);
  }

  private static boolean matches(String host, String trusted) {
    return trusted.startsWith("*.")
        ? HostName.isBelow(host, trusted.substring(2))
        : host.equals(trusted);
  }
}
