package io.asyncio4j.http.client;

import io.asyncio4j.http.Headers;
import io.asyncio4j.http.Json;
import io.asyncio4j.http.MediaType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request: immutable, so it can be sent again, kept in a constant, and changed without harm. Each
 * method gives a new one.
 *
 * <pre>{@code
 * var request = Request.post("https://api.example.com/users")
 *     .header("Idempotency-Key", key)
 *     .query("notify", true)
 *     .json(new User("Ada"))
 *     .timeout(Duration.ofSeconds(30));
 * Response response = client.send(request);
 * }</pre>
 */
public final class Request {
  private static final Pattern METHOD = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

  private final String method;
  private final URI url;
  private final Headers headers;
  private final @Nullable Body body;
  private final Options options;

  /** What is said of how to send it; null means as the client does. */
  record Options(
      @Nullable Timeouts timeouts,
      @Nullable Duration total,
      @Nullable Boolean followsRedirects,
      @Nullable Auth auth,
      @Nullable Duration patience) {
    static final Options NONE = new Options(null, null, null, null, null);

    Options withTimeouts(@Nullable Timeouts other) {
      return new Options(other, total, followsRedirects, auth, patience);
    }

    Options withTotal(Duration other) {
      return new Options(timeouts, other, followsRedirects, auth, patience);
    }

    Options withRedirects(boolean follow) {
      return new Options(timeouts, total, follow, auth, patience);
    }

    Options withAuth(Auth other) {
      return new Options(timeouts, total, followsRedirects, other, patience);
    }

    Options withPatience(@Nullable Duration other) {
      return new Options(timeouts, total, followsRedirects, auth, other);
    }
  }

  private Request(String method, URI url, Headers headers, @Nullable Body body, Options options) {
    this.method = method;
    this.url = url;
    this.headers = headers;
    this.body = body;
    this.options = options;
  }

  /**
   * Makes one.
   *
   * @param url absolute, or relative to the client's base URL; blanks and the like in it are
   *     encoded
   * @throws IllegalArgumentException when {@code method} is none, or {@code url} is none
   */
  public static Request of(String method, String url) {
    return of(method, Urls.parse(url));
  }

  /** Makes one. */
  public static Request of(String method, URI url) {
    if (!METHOD.matcher(method).matches()) {
      throw new IllegalArgumentException(
          "'" + method + "' is no method of HTTP; write it as GET, letters only");
    }
    return new Request(method, url, Headers.empty(), null, Options.NONE);
  }

  /** Of method GET. */
  public static Request get(String url) {
    return plain("GET", url);
  }

  /** Of method HEAD. */
  public static Request head(String url) {
    return plain("HEAD", url);
  }

  /** Of method OPTIONS. */
  public static Request options(String url) {
    return plain("OPTIONS", url);
  }

  /** Of method POST. */
  public static Request post(String url) {
    return plain("POST", url);
  }

  /** Of method PUT. */
  public static Request put(String url) {
    return plain("PUT", url);
  }

  /** Of method PATCH. */
  public static Request patch(String url) {
    return plain("PATCH", url);
  }

  /** Of method DELETE. */
  public static Request delete(String url) {
    return plain("DELETE", url);
  }

  private static Request plain(String method, String url) {
    return new Request(method, Urls.parse(url), Headers.empty(), null, Options.NONE);
  }

  /** The method, such as GET. */
  public String method() {
    return method;
  }

  /** Where it goes to. */
  public URI url() {
    return url;
  }

  /** Its headers, without those that the connection adds. */
  public Headers headers() {
    return headers;
  }

  /** What it sends; null for nothing. */
  public @Nullable Body body() {
    return body;
  }

  /** This with one value for a header, in place of what was there. */
  public Request header(String name, String value) {
    return headers(headers.with(name, value));
  }

  /** This with other headers, all of them. */
  public Request headers(Headers headers) {
    return new Request(method, url, headers, body, options);
  }

  /** This with a parameter more in the query of its URL. */
  public Request query(String name, Object value) {
    return url(Urls.withQuery(url, Urls.encode(name) + "=" + Urls.encode(value.toString())));
  }

  /** This with parameters more in the query of its URL. */
  public Request query(Map<String, ?> parameters) {
    return url(Urls.withQuery(url, Urls.form(parameters.entrySet())));
  }

  /** This to another URL. */
  public Request url(URI url) {
    return new Request(method, url, headers, body, options);
  }

  /** This with another method. */
  public Request method(String method) {
    return new Request(of(method, url).method, url, headers, body, options);
  }

  /** This with a body; null for none. */
  public Request body(@Nullable Body body) {
    return new Request(method, url, headers, body, options);
  }

  /**
   * This with an object as JSON.
   *
   * @throws tools.jackson.core.JacksonException when it cannot be written
   */
  public Request json(Object value) {
    return body(Body.json(value));
  }

  /** This with an object as JSON, written with settings of your own. */
  public Request json(Object value, Json json) {
    return body(Body.bytes(json.bytes(value), MediaType.JSON));
  }

  /** This with the fields of a form. */
  public Request form(Map<String, ?> fields) {
    return body(Body.form(fields));
  }

  /** This with a text. */
  public Request text(String text) {
    return body(Body.text(text));
  }

  /** This with a cookie besides those that the client has for the URL. */
  public Request cookie(String name, String value) {
    CookieJar.checkPair(name, value);
    String cookies = headers.get("Cookie");
    String pair = name + "=" + value;
    return header("Cookie", cookies == null ? pair : cookies + "; " + pair);
  }

  /** This with a token: {@code Authorization: Bearer}. */
  public Request bearer(String token) {
    return header("Authorization", "Bearer " + token);
  }

  /** This with a name and a password: {@code Authorization: Basic}. */
  public Request basicAuth(String user, String password) {
    return header("Authorization", basic(user, password));
  }

  static String basic(String user, String password) {
    if (user.indexOf(':') >= 0) {
      throw new IllegalArgumentException("a user's name cannot have a colon in Basic: " + user);
    }
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** This with another way to prove who asks than the client's. */
  public Request auth(Auth auth) {
    return options(options.withAuth(auth));
  }

  /** This with other limits than the client's. */
  public Request timeouts(Timeouts timeouts) {
    return options(options.withTimeouts(timeouts));
  }

  /** This with a limit on all together, whatever the client says: {@link Timeouts#total}. */
  public Request timeout(Duration total) {
    return options(options.withTotal(total));
  }

  /** This with redirects followed or not, whatever the client does. */
  public Request followRedirects(boolean follow) {
    return options(options.withRedirects(follow));
  }

  /**
   * This with its body held back until the server says that it wants it ({@code Expect:
   * 100-continue}), or for {@code patience}, since not every server says so; a second is usual. A
   * server that answers otherwise never gets the body; one that knows of no such thing (417) is
   * asked again without it. Nothing changes for a request without a body.
   *
   * @throws IllegalArgumentException when {@code patience} is not above zero
   */
  public Request expectContinue(Duration patience) {
    if (patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException(
          "patience is " + patience + "; it must be above 0, a second is usual");
    }
    return options(options.withPatience(patience));
  }

  /** How long the body is held back; null when it is not. */
  @Nullable Duration patience() {
    return body == null || body.length() == 0 ? null : options.patience;
  }

  /** This with its body sent at once. */
  Request withoutExpectation() {
    return options(options.withPatience(null)).headers(headers.without("Expect"));
  }

  private Request options(Options options) {
    return new Request(method, url, headers, body, options);
  }

  Options options() {
    return options;
  }

  /** The limits that hold for it, where {@code ofClient} are the client's. */
  Timeouts limits(Timeouts ofClient) {
    Timeouts chosen = options.timeouts == null ? ofClient : options.timeouts;
    return options.total == null ? chosen : chosen.total(options.total);
  }

  Request prepared(URI url, Headers headers, Timeouts limits) {
    return new Request(method, url, headers, body, options.withTimeouts(limits));
  }

  /** Whether sending it twice does no more than sending it once (RFC 9110, section 9.2.2). */
  boolean isIdempotent() {
    return switch (method) {
      case "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE" -> true;
      default -> false;
    };
  }

  boolean isRepeatable() {
    return body == null || body.isRepeatable();
  }

  @Override
  public String toString() {
    return method + " " + url;
  }
}
