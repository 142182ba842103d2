package io.asyncio4j.web.middleware;

import io.asyncio4j.ContextVar;
import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.web.Middleware;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Gives each request an id by which its traces are found: {@link #current()} has it in everything
 * that the request starts, what is streamed included, and the answer's {@code X-Request-ID} tells
 * it the client.
 *
 * <pre>{@code
 * app.use(RequestIds.of().withTrusted("10.0.0.0/8"));
 * }</pre>
 *
 * <p>An id that comes with the request is kept when whoever connects is trusted, so that one id
 * goes through several services. Stands before {@link ForwardedHeaders}, which changes who seems to
 * connect. {@link JsonAccessLog} writes the ids down.
 */
public final class RequestIds implements Middleware {
  private static final String FIELD = "X-Request-ID";
  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._~+/=:@-]{1,128}");
  private static final ContextVar<String> CURRENT = ContextVar.of("request id", "");

  private final List<AddressRange> trusted;

  private RequestIds(List<AddressRange> trusted) {
    this.trusted = trusted;
  }

  /** A new id for each request. */
  public static RequestIds of() {
    return new RequestIds(List.of());
  }

  /**
   * This with ids kept that come from there.
   *
   * @param peers addresses, or ranges such as {@code 10.0.0.0/8}
   */
  public RequestIds withTrusted(String... peers) {
    return new RequestIds(AddressRange.of(peers));
  }

  /** The id of the request that is being answered; empty where none is. Any thread. */
  public static String current() {
    return CURRENT.get();
  }

  @Override
  public ServerResponse handle(ServerRequest request, Handler next) throws Exception {
    String sent = request.header(FIELD);
    boolean kept =
        sent != null
            && WELL_FORMED.matcher(sent).matches()
            && AddressRange.anyHas(trusted, AddressRange.of(request.remoteAddress()));
    String id = kept && sent != null ? sent : newId();
    // It is not reset: what is streamed and logged after this has returned is to have it, too.
    var _ = CURRENT.set(id);
    return Outgoing.change(request, next, response -> response.withHeader(FIELD, id));
  }

  private static String newId() {
    var random = ThreadLocalRandom.current();
    var hex = HexFormat.of();
    return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }
}
