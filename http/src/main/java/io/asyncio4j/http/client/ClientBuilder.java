package io.asyncio4j.http.client;

import io.asyncio4j.http.Headers;
import io.asyncio4j.net.TlsOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The settings of an {@link AsyncClient}, which holds for all its requests. */
public final class ClientBuilder {
  private static final long MAX_UNPACKED_BODY = 100L * 1024 * 1024;

  @Nullable URI baseUrl;
  private Headers headers = Headers.of("Accept", "*/*", "User-Agent", "asyncio4j");
  private @Nullable Headers allHeaders;
  String query = "";
  CookieJar cookies = new CookieJar();
  @Nullable Auth auth;
  Timeouts timeouts = Timeouts.standard();
  Limits limits = Limits.standard();
  boolean followsRedirects = true;
  int maxRedirects = 20;
  private Connections.Protocols protocols = Connections.Protocols.NEGOTIATED;
  private TlsOptions tls = TlsOptions.client();
  private @Nullable URI proxy;
  private List<String> noProxy = List.of();
  private boolean usesEnvironment = true;
  private UnaryOperator<Transport> transport = network -> network;
  final List<RequestHook> requestHooks = new ArrayList<>();
  final List<ResponseHook> responseHooks = new ArrayList<>();
  RetryPolicy retries = RetryPolicy.none();
  long maxUnpackedBody = MAX_UNPACKED_BODY;

  /** Sees a request that is about to be sent, each redirect's too. */
  @FunctionalInterface
  public interface RequestHook {
    /** Gives the request to send in its place, most often the same. */
    Request on(Request request) throws IOException;
  }

  /** Sees a response whose header has come, each redirect's too. */
  @FunctionalInterface
  public interface ResponseHook {
    /** Looks at it; what it throws, the request fails with. */
    void on(ResponseHead response) throws IOException;
  }

  ClientBuilder() {}

  /**
   * What relative URLs are put behind: with {@code https://a.com/v1}, {@code /users} is below it.
   */
  public ClientBuilder baseUrl(String url) {
    baseUrl = Urls.parse(url);
    Origin.of(baseUrl);
    return this;
  }

  /** A header of every request that does not have it itself. */
  public ClientBuilder header(String name, String value) {
    headers = headers.with(name, value);
    return this;
  }

  /** Headers of every request that does not have them itself. */
  public ClientBuilder headers(Headers more) {
    headers = headers.withAll(more);
    return this;
  }

  /** Parameters in the query of every request. */
  public ClientBuilder query(Map<String, ?> parameters) {
    String more = Urls.form(parameters.entrySet());
    query = query.isEmpty() ? more : query + "&" + more;
    return this;
  }

  /** The cookies to begin with, and where those go that servers set. */
  public ClientBuilder cookies(CookieJar jar) {
    cookies = jar;
    return this;
  }

  /** Who asks; a request may say otherwise. */
  public ClientBuilder auth(Auth auth) {
    this.auth = auth;
    return this;
  }

  /** How long things may take; five seconds each unless said here. */
  public ClientBuilder timeouts(Timeouts timeouts) {
    this.timeouts = timeouts;
    return this;
  }

  /** A limit on all that a request takes. */
  public ClientBuilder timeout(Duration total) {
    timeouts = timeouts.total(total);
    return this;
  }

  /** How many connections there may be. */
  public ClientBuilder limits(Limits limits) {
    this.limits = limits;
    return this;
  }

  /** Whether redirects are followed; they are unless said here. */
  public ClientBuilder followRedirects(boolean follow) {
    followsRedirects = follow;
    return this;
  }

  /** How many redirects in a row are followed; 20 unless said here. */
  public ClientBuilder maxRedirects(int max) {
    if (max < 0) {
      throw new IllegalArgumentException("maxRedirects must not be negative: " + max);
    }
    maxRedirects = max;
    return this;
  }

  /** Whether HTTP/2 is spoken where TLS negotiates it; it is unless said here. */
  public ClientBuilder http2(boolean offered) {
    protocols = offered ? Connections.Protocols.NEGOTIATED : Connections.Protocols.HTTP_1_1;
    return this;
  }

  /** Speaks HTTP/2 with everybody without asking, without TLS too. */
  public ClientBuilder http2PriorKnowledge() {
    protocols = Connections.Protocols.HTTP_2;
    return this;
  }

  /** Whom to trust and how to show oneself. */
  public ClientBuilder tls(TlsOptions options) {
    tls = options;
    return this;
  }

  /**
   * A proxy for everything, in place of what the environment says: {@code
   * http://user:password@host:3128}, {@code https://…} or {@code socks5://…}.
   */
  public ClientBuilder proxy(String url) {
    proxy = Proxies.parse(url);
    return this;
  }

  /**
   * Hosts that are reached without that proxy: {@code example.com} is for those below it too,
   * {@code 10.0.0.0/8} and {@code fd00::/8} for addresses that a URL names, {@code *} for all; a
   * port may follow, as in {@code example.com:8080}.
   *
   * @throws IllegalArgumentException from {@link #build} when a range is none
   */
  public ClientBuilder noProxy(String... hosts) {
    noProxy = List.of(hosts);
    return this;
  }

  /** Whether {@code http_proxy}, {@code https_proxy} and {@code no_proxy} count; they do. */
  public ClientBuilder environment(boolean counts) {
    usesEnvironment = counts;
    return this;
  }

  /** Puts something around the network: it sees each request as it goes out. */
  public ClientBuilder wrapTransport(UnaryOperator<Transport> around) {
    transport = around;
    return this;
  }

  /** Puts something in the place of the network: see {@link Transport#mock}. */
  public ClientBuilder transport(Transport replacement) {
    transport = _ -> replacement;
    return this;
  }

  /** Sees, and may change, each request as it goes out. */
  public ClientBuilder onRequest(RequestHook hook) {
    requestHooks.add(hook);
    return this;
  }

  /** Sees each response as it comes. */
  public ClientBuilder onResponse(ResponseHook hook) {
    responseHooks.add(hook);
    return this;
  }

  /** Sends again what failed and may be repeated; nothing is unless said here. */
  public ClientBuilder retries(RetryPolicy policy) {
    retries = policy;
    return this;
  }

  /**
   * How large a packed body may become, in bytes; 100 MiB unless said here. A few bytes of gzip can
   * be gigabytes.
   */
  public ClientBuilder maxUnpackedBody(long bytes) {
    maxUnpackedBody = bytes;
    return this;
  }

  Headers allHeaders() {
    Headers all = allHeaders;
    if (all == null) {
      all =
          headers.contains("Accept-Encoding")
              ? headers
              : headers.with("Accept-Encoding", Encodings.accepted());
      allHeaders = all;
    }
    return all;
  }

  /** Makes the client. The builder is not to be used any more. */
  public AsyncClient build() {
    Proxies proxies =
        proxy != null
            ? Proxies.of(proxy, noProxy)
            : usesEnvironment ? Proxies.ofEnvironment(System.getenv()) : Proxies.none();
    var network = new NetworkTransport(limits, tls, protocols, proxies);
    return new AsyncClient(this, transport.apply(network));
  }
}
