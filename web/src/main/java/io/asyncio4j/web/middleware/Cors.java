package io.asyncio4j.web.middleware;

import io.asyncio4j.http.Headers;
import io.asyncio4j.http.server.Handler;
import io.asyncio4j.http.server.ServerRequest;
import io.asyncio4j.http.server.ServerResponse;
import io.asyncio4j.http.server.StatusException;
import io.asyncio4j.web.Middleware;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages of other origins read answers (Cross-Origin Resource Sharing, as the Fetch standard
 * has it), and answers the questions that browsers ask before (preflights).
 *
 * <pre>{@code
 * app.use(Cors.of("https://example.org", "https://*.example.org")
 *     .withMethods("GET", "POST", "PUT", "DELETE")
 *     .withHeaders("Content-Type", "Authorization")
 *     .withCredentials());
 * }</pre>
 *
 * <p>Unless set otherwise: GET, HEAD and POST, the header fields that forms may send, no
 * credentials, answers to preflights are remembered for ten minutes. A preflight that asks for more
 * is answered 403. Other requests of foreign pages come through and are answered without leave to
 * read: browsers enforce CORS, and what must not even be done is {@link Csrf}'s to refuse.
 *
 * <p>Goes around the app, not a router: the OPTIONS of a preflight is no route's.
 *
 * <p>Refusals ({@link StatusException}) carry the fields, too, so that pages can read why.
 */
public final class Cors implements Middleware {
  private static final String ANY = "*";
  private static final String VARY =
      "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";

  /** Null for any. */
  private final @Nullable List<OriginPattern> origins;

  private List<String> methods = List.of("GET", "HEAD", "POST");
  private List<String> headers = List.of();
  private List<String> exposed = List.of();
  private Duration maxAge = Duration.ofMinutes(10);
  private boolean credentials;
  private boolean privateNetwork;

  private Cors(@Nullable List<OriginPattern> origins) {
    this.origins = origins;
  }

  private Cors(Cors from) {
    origins = from.origins;
    methods = from.methods;
    headers = from.headers;
    exposed = from.exposed;
    maxAge = from.maxAge;
    credentials = from.credentials;
    privateNetwork = from.privateNetwork;
  }

  /**
   * For pages of those origins.
   *
   * @param origins {@code https://example.org}, {@code https://*.example.org} for all below it, or
   *     {@code http://localhost:*} for every port
   */
  public static Cors of(String... origins) {
    if (origins.length == 0) {
      throw new IllegalArgumentException(
          "no origin is allowed; name some, or use Cors.anyOrigin()");
    }
    for (String origin : origins) {
      if (origin.equals(ANY)) {
        throw new IllegalArgumentException("for pages of every origin use Cors.anyOrigin()");
      }
    }
    return new Cors(List.of(origins).stream().map(OriginPattern::of).toList());
  }

  /** For pages of any origin: for what everybody may know. Credentials cannot be allowed then. */
  public static Cors anyOrigin() {
    return new Cors((List<OriginPattern>) null);
  }

  /** This with those methods allowed in place of the ones before. */
  public Cors withMethods(String... names) {
    for (String name : names) {
      if (!name.equals(name.toUpperCase(Locale.ROOT))) {
        throw new IllegalArgumentException("methods are upper case; write " + name + " so");
      }
    }
    var result = new Cors(this);
    result.methods = tokens(names);
    return result;
  }

  /**
   * This with those header fields of requests allowed in place of the ones before; {@code *} for
   * any.
   */
  public Cors withHeaders(String... names) {
    var result = new Cors(this);
    result.headers = tokens(names);
    return result;
  }

  /** This with those header fields of responses shown to pages, besides the few that always are. */
  public Cors withExposedHeaders(String... names) {
    var result = new Cors(this);
    result.exposed = tokens(names);
    return result;
  }

  /** This with answers to preflights that browsers remember so long; most cap it at two hours. */
  public Cors withMaxAge(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("a negative " + duration + " cannot be; give 0 or more");
    }
    var result = new Cors(this);
    result.maxAge = duration;
    return result;
  }

  /**
   * This for requests that carry cookies or credentials: such pages act as their user.
   *
   * @throws IllegalStateException when any origin is allowed
   */
  public Cors withCredentials() {
    if (origins == null) {
      throw new IllegalStateException(
          "every page of the web could act as its visitor; name the origins: Cors.of(...)");
    }
    var result = new Cors(this);
    result.credentials = true;
    return result;
  }

  /** This for public pages that ask a server in a private network, which is refused otherwise. */
  public Cors withPrivateNetwork() {
    var result = new Cors(this);
    result.privateNetwork = true;
    return result;
  }

  private static List<String> tokens(String... names) {
    for (String name : names) {
      Headers.of(name, ""); // refuses what is no token
    }
    return List.of(names);
  }

  @Override
  public ServerResponse handle(ServerRequest request, Handler next) throws Exception {
    String origin = request.header("Origin");
    if (origin != null
        && request.method().equals("OPTIONS")
        && request.header("Access-Control-Request-Method") != null) {
      return preflight(request, origin);
    }
    return Outgoing.change(request, next, response -> readable(response, origin));
  }

  private ServerResponse readable(ServerResponse response, @Nullable String origin) {
    ServerResponse varied = origins == null ? response : Outgoing.varyBy("Origin", response);
    if (origin == null || !isAllowed(origin)) {
      return varied;
    }
    ServerResponse allowed = allowing(varied, origin);
    return exposed.isEmpty()
        ? allowed
        : allowed.withHeader("Access-Control-Expose-Headers", String.join(", ", exposed));
  }

  private boolean isAllowed(String origin) {
    return origins == null || origins.stream().anyMatch(pattern -> pattern.matches(origin));
  }

  private ServerResponse allowing(ServerResponse response, String origin) {
    ServerResponse result =
        response.withHeader("Access-Control-Allow-Origin", origins == null ? ANY : origin);
    return credentials ? result.withHeader("Access-Control-Allow-Credentials", "true") : result;
  }

  private ServerResponse preflight(ServerRequest request, String origin) {
    if (!isAllowed(origin)) {
      throw refusal("pages of " + origin + " may not read this");
    }
    String method = request.headers().get("Access-Control-Request-Method", "");
    if (!methods.contains(method)) {
      throw refusal(method + " is not allowed to pages of other origins");
    }
    List<String> wanted = request.headers().members("Access-Control-Request-Headers");
    for (String name : wanted) {
      if (!headers.contains(ANY) && headers.stream().noneMatch(name::equalsIgnoreCase)) {
        throw refusal("the header field " + name + " is not allowed to pages of other origins");
      }
    }
    boolean intoPrivate = "true".equals(request.header("Access-Control-Request-Private-Network"));
    if (intoPrivate && !privateNetwork) {
      throw refusal("public pages may not ask this private network");
    }
    ServerResponse answer =
        allowing(ServerResponse.status(204), origin)
            .withHeader("Vary", VARY)
            .withHeader("Access-Control-Allow-Methods", String.join(", ", methods))
            .withHeader("Access-Control-Max-Age", Long.toString(maxAge.toSeconds()));
    if (!wanted.isEmpty()) {
      // With credentials a star would mean a field of that name.
      answer = answer.withHeader("Access-Control-Allow-Headers", String.join(", ", wanted));
    }
    return intoPrivate ? answer.withHeader("Access-Control-Allow-Private-Network", "true") : answer;
  }

  private static StatusException refusal(String message) {
    return new StatusException(403, message, Headers.of("Vary", VARY));
  }
}
