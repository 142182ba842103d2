package io.asyncio4j.http.server;

import io.asyncio4j.CancelledError;
import io.asyncio4j.Timeout;
import io.asyncio4j.http.Headers;
import io.asyncio4j.http.WebSocket;
import io.asyncio4j.http.WebSocketClosedException;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtension;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionData;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionUtil;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtension;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The server's side of a WebSocket's handshake (RFC 6455, section 4.2), and its end. */
final class WebSocketUpgrade {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int KEY_BYTES = 16;

  private WebSocketUpgrade() {}

  static void serve(
      ServerRequest request,
      Exchange exchange,
      WebSocketHandler handler,
      WebSocketOptions options,
      Headers additional)
      throws Exception {
    check(request, exchange, options);
    String protocol = subprotocol(request, options);
    WebSocketServerExtension extension =
        options.compression() ? compression(request, options) : null;
    var headers =
        Headers.of(
                "Upgrade",
                "websocket",
                "Connection",
                "Upgrade",
                "Sec-WebSocket-Accept",
                accept(request))
            .withAll(additional);
    if (protocol != null) {
      headers = headers.with("Sec-WebSocket-Protocol", protocol);
    }
    if (extension != null) {
      headers = headers.with("Sec-WebSocket-Extensions", field(extension.newReponseData()));
    }
    WebSocket socket =
        exchange.upgrade(
            headers,
            new WebSocket.Agreement(
                false, options.maxMessageSize(), options.pingInterval(), extension, protocol));
    talk(request, socket, handler, options.grace());
  }

  private static void talk(
      ServerRequest request, WebSocket socket, WebSocketHandler handler, @Nullable Duration grace) {
    var limit = new AtomicReference<@Nullable Timeout>();
    try {
      Timeout.run(
          null,
          timeout -> {
            limit.set(timeout);
            if (grace != null) {
              socket.onLeaving(() -> timeout.reschedule(grace));
            }
            try {
              handler.handle(socket);
            } finally {
              socket.onLeaving(null);
            }
          });
      socket.close();
    } catch (CancelledError e) {
      request.failed(e);
      if (!Dispatch.isBeingCancelled()) {
        Dispatch.report("the WebSocket of " + request, e);
        socket.close(1011, "");
        return;
      }
      socket.beginClose(1001, "");
      throw e;
    } catch (WebSocketClosedException e) {
      request.failed(e);
      socket.close();
    } catch (TimeoutException e) {
      Timeout timeout = limit.get();
      boolean left = timeout != null && timeout.expired();
      request.failed(left ? gone(socket) : e);
      if (!left) {
        Dispatch.report("the WebSocket of " + request, e);
        socket.close(1011, "");
      }
    } catch (Throwable e) {
      request.failed(e);
      Dispatch.report("the WebSocket of " + request, e);
      socket.close(1011, "");
    }
  }

  private static WebSocketClosedException gone(WebSocket socket) {
    return new WebSocketClosedException(
        socket.closeCode().orElse(WebSocketClosedException.LOST), socket.closeReason());
  }

  private static void check(ServerRequest request, Exchange exchange, WebSocketOptions options) {
    if (!exchange.canUpgrade()
        || !request.headers().contains("Upgrade", "websocket")
        || !request.method().equals("GET")) {
      throw new StatusException(
          426, "this speaks WebSocket only", Headers.of("Upgrade", "websocket"));
    }
    if (!"13".equals(request.header("Sec-WebSocket-Version"))) {
      throw new StatusException(
          426, "this speaks version 13 only", Headers.of("Sec-WebSocket-Version", "13"));
    }
    String origin = request.header("Origin");
    if (!options.origins().isEmpty() && (origin == null || !options.origins().contains(origin))) {
      throw new StatusException(403, "not from this page");
    }
  }

  private static String accept(ServerRequest request) {
    String key = request.header("Sec-WebSocket-Key");
    try {
      if (key == null || Base64.getDecoder().decode(key).length != KEY_BYTES) {
        throw new StatusException(400, "Sec-WebSocket-Key is no key");
      }
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(Ascii.bytes(key + GUID));
      return Base64.getEncoder().encodeToString(digest);
    } catch (IllegalArgumentException e) {
      throw new StatusException(400, "Sec-WebSocket-Key is no key");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no SHA-1, which WebSockets need", e);
    }
  }

  private static @Nullable String subprotocol(ServerRequest request, WebSocketOptions options) {
    List<String> offered = request.headers().members("Sec-WebSocket-Protocol");
    return options.subprotocols().stream().filter(offered::contains).findFirst().orElse(null);
  }

  private static @Nullable WebSocketServerExtension compression(
      ServerRequest request, WebSocketOptions options) {
    var handshaker =
        new PerMessageDeflateServerExtensionHandshaker(
            6, false, 15, false, false, options.maxMessageSize());
    for (String field : request.headers().all("Sec-WebSocket-Extensions")) {
      for (WebSocketExtensionData offer : WebSocketExtensionUtil.extractExtensions(field)) {
        WebSocketServerExtension extension = handshaker.handshakeExtension(offer);
        if (extension != null && extension.rsv() == WebSocketExtension.RSV1) {
          return extension;
        }
      }
    }
    return null;
  }

  private static String field(WebSocketExtensionData data) {
    var text = new StringBuilder(data.name());
    data.parameters()
        .forEach((name, value) -> {
          text.append("; ").append(name);
          if (value != null) {
            text.append('=').append(value);
          }
        });
    return text.toString();
  }
}
