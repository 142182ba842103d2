package io.asyncio4j.web.observe;

import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.server.ServerRequest;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What OpenTelemetry's semantic conventions call the parts of an exchange. */
final class HttpAttributes {
  static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  private static final AttributeKey<String> METHOD_ORIGINAL =
      AttributeKey.stringKey("http.request.method_original");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
  private static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");
  private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
  private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
  private static final AttributeKey<String> FULL = AttributeKey.stringKey("url.full");
  private static final AttributeKey<String> SERVER = AttributeKey.stringKey("server.address");
  private static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");
  private static final AttributeKey<String> CLIENT = AttributeKey.stringKey("client.address");
  private static final AttributeKey<String> VERSION =
      AttributeKey.stringKey("network.protocol.version");
  private static final AttributeKey<String> AGENT = AttributeKey.stringKey("user_agent.original");

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY");

  private static final long HTTP_PORT = 80;
  private static final long HTTPS_PORT = 443;
  private static final Pattern PORT_NUMBER = Pattern.compile("[0-9]{1,5}");

  /** What the conventions name as secret: the signatures of signed links. */
  private static final Pattern SECRET =
      Pattern.compile("\\b(AWSAccessKeyId|Signature|sig|X-Goog-Signature)=[^&#]*");

  private HttpAttributes() {}

  /** The method as spans are named by it. */
  static String method(String method) {
    return METHODS.contains(method) ? method : "HTTP";
  }

  /** What is known of a request when it comes. */
  static Attributes of(ServerRequest request) {
    var attributes = Attributes.builder();
    putMethod(attributes, request.method());
    attributes.put(SCHEME, request.scheme()).put(PATH, request.rawPath());
    if (!request.rawQuery().isEmpty()) {
      attributes.put(QUERY, redacted(request.rawQuery()));
    }
    putServer(attributes, request);
    if (request.remoteAddress() instanceof InetSocketAddress client
        && client.getAddress() != null) {
      attributes.put(CLIENT, client.getAddress().getHostAddress());
    }
    String version = request.version();
    attributes.put(VERSION, version.substring(version.indexOf('/') + 1));
    String agent = request.header("User-Agent");
    if (agent != null) {
      attributes.put(AGENT, agent);
    }
    return attributes.build();
  }

  private static void putServer(AttributesBuilder attributes, ServerRequest request) {
    String host = request.host();
    int colon = host.lastIndexOf(':');
    boolean hasPort = colon > host.lastIndexOf(']') && colon < host.length() - 1;
    String name = hasPort ? host.substring(0, colon) : host;
    if (name.isEmpty()) {
      return;
    }
    attributes.put(SERVER, name);
    if (!hasPort) {
      attributes.put(PORT, request.scheme().equals("https") ? HTTPS_PORT : HTTP_PORT);
    } else if (PORT_NUMBER.matcher(host).region(colon + 1, host.length()).matches()) {
      attributes.put(PORT, Long.parseLong(host.substring(colon + 1)));
    }
  }

  /** What is known of a request before it is sent. */
  static Attributes of(Request request) {
    URI url = request.url();
    var attributes = Attributes.builder();
    putMethod(attributes, request.method());
    String user = url.getRawUserInfo();
    String full = user == null ? url.toString() : url.toString().replace(user + "@", "");
    attributes.put(FULL, redacted(full));
    if (url.getHost() != null) {
      attributes.put(SERVER, url.getHost());
    }
    boolean secure = "https".equals(url.getScheme()) || "wss".equals(url.getScheme());
    attributes.put(
        PORT, url.getPort() >= 0 ? (long) url.getPort() : secure ? HTTPS_PORT : HTTP_PORT);
    return attributes.build();
  }

  private static void putMethod(AttributesBuilder attributes, String method) {
    if (METHODS.contains(method)) {
      attributes.put(METHOD, method);
    } else {
      attributes.put(METHOD, "_OTHER").put(METHOD_ORIGINAL, method);
    }
  }

  private static String redacted(String text) {
    return SECRET.matcher(text).replaceAll("$1=REDACTED");
  }

  /**
   * Ends the span of an exchange.
   *
   * @param status 0 when there was no response
   * @param firstError the lowest status that counts as a failure on this side
   */
  static void end(Span span, int status, int firstError, @Nullable Throwable failure) {
    if (status > 0) {
      span.setAttribute(STATUS, status);
    }
    if (failure != null) {
      span.setAttribute(ERROR, failure.getClass().getName());
      span.recordException(failure);
      span.setStatus(StatusCode.ERROR);
    } else if (status >= firstError) {
      span.setAttribute(ERROR, Integer.toString(status));
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }
}
