package io.asyncio4j.web.middleware;

import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import io.asyncio4j.web.Middleware;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Refuses with 403 what pages of other sites have a browser do in its user's name (Cross-Site
 * Request Forgery). No tokens: browsers say where a request comes from, by {@code Sec-Fetch-Site},
 * older ones by {@code Origin}.
 *
 * <pre>{@code
 * app.use(Csrf.of().withTrustedOrigins("https://admin.example.org"));
 * }</pre>
 *
 * <p>GET, HEAD and OPTIONS come through, so they must change nothing; WebSockets do not, though
 * they begin with a GET. Programs, which send neither field, come through: they have no user's
 * cookies. Pages of other hosts are refused also when their domain is the same.
 */
public final class Csrf implements Middleware {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final List<OriginPattern> trusted;
  private final Predicate<ServerRequest> exempt;

  private Csrf(List<OriginPattern> trusted, Predicate<ServerRequest> exempt) {
    this.trusted = trusted;
    this.exempt = exempt;
  }

  /** For pages of the app's own origin only. */
  public static Csrf of() {
    return new Csrf(List.of(), _ -> false);
  }

  /**
   * This with pages of those origins allowed, too.
   *
   * @param origins {@code https://example.org} or {@code https://*.example.org} for all below it
   */
  public Csrf withTrustedOrigins(String... origins) {
    return new Csrf(List.of(origins).stream().map(OriginPattern::of).toList(), exempt);
  }

  /** This without a look at such requests, as where another site's form ends a payment. */
  public Csrf withExempt(Predicate<ServerRequest> requests) {
    return new Csrf(trusted, exempt.or(requests));
  }

  @Override
  public ServerResponse handle(ServerRequest request, Handler next) throws Exception {
    if (!isSafe(request) && !isOwn(request) && !exempt.test(request)) {
      throw new StatusException(
          403, "this is refused to pages of other sites; send it from the app's own");
    }
    return next.handle(request);
  }

  private static boolean isSafe(ServerRequest request) {
    return SAFE.contains(request.method()) && !request.headers().contains("Upgrade", "websocket");
  }

  private boolean isOwn(ServerRequest request) {
    String origin = request.header("Origin");
    if (origin != null && trusted.stream().anyMatch(pattern -> pattern.matches(origin))) {
      return true;
    }
    String site = request.header("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    if (origin == null) {
      return true;
    }
    // The scheme is not compared: a proxy that ends TLS may not say so.
    int host = origin.indexOf("://");
    return host >= 0 && origin.substring(host + 3).equals(request.host().toLowerCase(Locale.ROOT));
  }
}
