package io.asyncio4j.http.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which proxy leads to whom. */
final class Proxies {
  private static final Proxies NONE = new Proxies(null, null, DirectHosts.none(), false);

  private final @Nullable URI forPlain;
  private final @Nullable URI forSecure;
  private final DirectHosts exceptions;
  private final boolean isOfEnvironment;

  private Proxies(
      @Nullable URI forPlain,
      @Nullable URI forSecure,
      DirectHosts exceptions,
      boolean isOfEnvironment) {
    this.forPlain = forPlain;
    this.forSecure = forSecure;
    this.exceptions = exceptions;
    this.isOfEnvironment = isOfEnvironment;
  }

  static Proxies none() {
    return NONE;
  }

  /** One for everything, but for these hosts. */
  static Proxies of(URI proxy, List<String> exceptions) {
    return new Proxies(proxy, proxy, DirectHosts.of(exceptions), false);
  }

  /**
   * What {@code http_proxy}, {@code https_proxy}, {@code all_proxy} and {@code no_proxy} say, in
   * lower or upper case. This machine itself is never reached by a proxy.
   */
  static Proxies ofEnvironment(Map<String, String> environment) {
    String all = variable(environment, "all_proxy");
    // A web server hands a request's header "Proxy" to a CGI program as HTTP_PROXY.
    String plain =
        environment.containsKey("REQUEST_METHOD")
            ? environment.get("http_proxy")
            : variable(environment, "http_proxy");
    String secure = variable(environment, "https_proxy");
    String none = variable(environment, "no_proxy");
    var exceptions = new ArrayList<String>();
    for (String exception : none == null ? new String[0] : none.split("[,\\s]+", -1)) {
      if (!exception.isBlank()) {
        exceptions.add(exception.strip());
      }
    }
    return new Proxies(
        url("http_proxy", plain == null ? all : plain),
        url("https_proxy", secure == null ? all : secure),
        directHosts(exceptions),
        true);
  }

  private static DirectHosts directHosts(List<String> exceptions) {
    try {
      return DirectHosts.of(exceptions);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the environment variable no_proxy has an entry that is none: " + e.getMessage(), e);
    }
  }

  private static @Nullable String variable(Map<String, String> environment, String name) {
    String value = environment.get(name);
    value = value == null ? environment.get(name.toUpperCase(Locale.ROOT)) : value;
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static @Nullable URI url(String variable, @Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      return parse(value.contains("://") ? value : "http://" + value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the environment variable " + variable + " names no proxy: " + e.getMessage(), e);
    }
  }

  static URI parse(String text) {
    URI proxy = Urls.parse(text);
    String scheme = String.valueOf(proxy.getScheme()).toLowerCase(Locale.ROOT);
    boolean isKnown =
        switch (scheme) {
          case "http", "https", "socks5", "socks5h" -> true;
          default -> false;
        };
    if (!isKnown || proxy.getHost() == null) {
      throw new IllegalArgumentException(
          "a proxy is written as http://host:3128, https://host:443 or socks5://host:1080, not '"
              + shown(proxy)
              + "'");
    }
    return proxy;
  }

  @Nullable URI proxyFor(Origin origin) {
    URI proxy = origin.isSecure() ? forSecure : forPlain;
    if (proxy == null || (isOfEnvironment && isThisMachine(origin.host()))) {
      return null;
    }
    return exceptions.has(origin) ? null : proxy;
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.startsWith("127.")
        || host.equals("::1");
  }

  /** Without the password. */
  static String shown(URI proxy) {
    return proxy.getScheme() + "://" + proxy.getHost() + ":" + port(proxy);
  }

  static int port(URI proxy) {
    if (proxy.getPort() != -1) {
      return proxy.getPort();
    }
    return switch (proxy.getScheme().toLowerCase(Locale.ROOT)) {
      case "https" -> 443;
      case "http" -> 80;
      default -> 1080;
    };
  }
}
