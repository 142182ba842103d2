package io.asyncio4j.web.middleware;

import io.asyncio4j.http.Headers;
import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.web.Middleware;

/**
 * Has browsers be careful with what the app sends: no guessing of types, no frames around pages, no
 * paths for other sites in {@code Referer}, no hold on the page for the window that opened it.
 *
 * <pre>{@code
 * app.use(SecurityHeaders.of()
 *     .withContentSecurityPolicy("default-src 'self'; object-src 'none'; base-uri 'none'"));
 * }</pre>
 *
 * <p>What a handler sets itself stays as it is.
 */
public final class SecurityHeaders implements Middleware {
  private final Headers fields;

  private SecurityHeaders(Headers fields) {
    this.fields = fields;
  }

  /**
   * {@code X-Content-Type-Options: nosniff}, {@code X-Frame-Options: DENY}, {@code Referrer-Policy:
   * strict-origin-when-cross-origin} and {@code Cross-Origin-Opener-Policy: same-origin}.
   */
  public static SecurityHeaders of() {
    return new SecurityHeaders(
        Headers.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "strict-origin-when-cross-origin",
            "Cross-Origin-Opener-Policy", "same-origin"));
  }

  /** This with what pages may load and run; which that is only the app knows. */
  public SecurityHeaders withContentSecurityPolicy(String policy) {
    return with("Content-Security-Policy", policy);
  }

  /** This with a header field, in place of the one of that name. */
  public SecurityHeaders with(String name, String value) {
    return new SecurityHeaders(fields.with(name, value));
  }

  /** This without a header field. */
  public SecurityHeaders without(String name) {
    return new SecurityHeaders(fields.without(name));
  }

  @Override
  public ServerResponse handle(ServerRequest request, Handler next) throws Exception {
    return Outgoing.change(
        request, next, response -> response.withHeaders(fields.withAll(response.headers())));
  }
}
