package io.asyncio4j.web.middleware;

import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import io.asyncio4j.web.Middleware;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sends clients that come without TLS to the same place with it, for good (308).
 *
 * <pre>{@code
 * app.use(HttpsRedirect.of().withHsts(Duration.ofDays(365)));
 * }</pre>
 *
 * <p>Behind a proxy that ends TLS, {@link ForwardedHeaders} stands before this, or every request
 * would look as if it came without. {@link TrustedHosts} before this keeps it from sending anybody
 * to a host that the client invented.
 */
public final class HttpsRedirect implements Middleware {
  private static final int STANDARD_PORT = 443;

  private final int status;
  private final int port;
  private final @Nullable Duration hsts;
  private final boolean subdomains;

  private HttpsRedirect(int status, int port, @Nullable Duration hsts, boolean subdomains) {
    this.status = status;
    this.port = port;
    this.hsts = hsts;
    this.subdomains = subdomains;
  }

  /** To port 443, for good, without HSTS. */
  public static HttpsRedirect of() {
    return new HttpsRedirect(308, STANDARD_PORT, null, false);
  }

  /** This for now only (307): clients ask again the next time. */
  public HttpsRedirect withTemporary() {
    return new HttpsRedirect(307, port, hsts, subdomains);
  }

  /** This to another port. */
  public HttpsRedirect withPort(int newPort) {
    if (newPort < 1 || newPort > 65_535) {
      throw new IllegalArgumentException("port " + newPort + " cannot be; give one of 1 to 65535");
    }
    return new HttpsRedirect(status, newPort, hsts, subdomains);
  }

  /**
   * This, and tells browsers that come with TLS to come with it only ({@code
   * Strict-Transport-Security}). It cannot be taken back before it is over: begin with minutes.
   *
   * @param maxAge how long they remember; zero has them forget
   */
  public HttpsRedirect withHsts(Duration maxAge) {
    if (maxAge.isNegative()) {
      throw new IllegalArgumentException("a negative " + maxAge + " cannot be; give 0 or more");
    }
    return new HttpsRedirect(status, port, maxAge, subdomains);
  }

  /** This with HSTS for all hosts below this one, too. */
  public HttpsRedirect withSubdomains() {
    if (hsts == null) {
      throw new IllegalStateException("subdomains are said of HSTS; call withHsts before");
    }
    return new HttpsRedirect(status, port, hsts, true);
  }

  @Override
  public ServerResponse handle(ServerRequest request, Handler next) throws Exception {
    if (!request.scheme().equals("https")) {
      return redirect(request);
    }
    if (hsts == null) {
      return next.handle(request);
    }
    String value = "max-age=" + hsts.toSeconds() + (subdomains ? "; includeSubDomains" : "");
    return Outgoing.change(
        request, next, response -> response.withHeader("Strict-Transport-Security", value));
  }

  private ServerResponse redirect(ServerRequest request) {
    String host = HostName.of(request.host());
    if (host == null) {
      throw new StatusException(400, "without a Host there is nowhere to go with TLS");
    }
    String query = request.rawQuery();
    return ServerResponse.redirect(
        status,
        "https://"
            + host
            + (port == STANDARD_PORT ? "" : ":" + port)
            + request.rawPath()
            + (query.isEmpty() ? "" : "?" + query));
  }
}
