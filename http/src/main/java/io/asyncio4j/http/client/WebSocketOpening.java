package io.asyncio4j.http.client;

import io.asyncio4j.http.Headers;
import io.asyncio4j.http.WebSocket;
import io.asyncio4j.net.netty.NettyLoop;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketClientExtension;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionData;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionUtil;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateClientExtensionHandshaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The client's side of one handshake of a WebSocket (RFC 6455, section 4.1). */
final class WebSocketOpening {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final NettyLoop netty;
  private final WebSocketSettings settings;
  private final String key;
  private final PerMessageDeflateClientExtensionHandshaker compression;
  private @Nullable WebSocket socket;

  WebSocketOpening(NettyLoop netty, WebSocketSettings settings) {
    this.netty = netty;
    this.settings = settings;
    byte[] nonce = new byte[16];
    RANDOM.nextBytes(nonce);
    this.key = Base64.getEncoder().encodeToString(nonce);
    this.compression =
        new PerMessageDeflateClientExtensionHandshaker(
            6, false, 15, false, false, settings.maxMessageSize());
  }

  /** Readies a connection to become the WebSocket. */
  void prepare(Http1Connection connection) {
    connection.onSwitch(this::take);
  }

  /** The response to a request that was answered, whose source is a WebSocket if that was 101. */
  StreamingResponse answer(Exchange exchange) throws IOException {
    if (exchange.status() != 101) {
      return new StreamingResponse(exchange.head(), exchange);
    }
    while (socket == null) {
      // It is made with the end of the response's head; a failure ends the exchange.
      if (exchange.read() == null) {
        break;
      }
    }
    if (socket == null) {
      throw exchange.lost(null);
    }
    return new StreamingResponse(exchange.head(), new Opened(socket));
  }

  /** The WebSocket in place of a body, on its way through hooks and authentication. */
  static final class Opened implements BodySource {
    private final WebSocket socket;

    Opened(WebSocket socket) {
      this.socket = socket;
    }

    WebSocket socket() {
      return socket;
    }

    @Override
    public byte @Nullable [] read() {
      return null;
    }

    @Override
    public void close() {
      socket.beginClose(1001, "");
    }

    @Override
    public Headers trailers() {
      return Headers.empty();
    }
  }

  /** The request with the offer of a WebSocket. */
  Request offering(Request request) {
    Headers headers =
        request
            .headers()
            .with("Connection", "Upgrade")
            .with("Upgrade", "websocket")
            .with("Sec-WebSocket-Version", "13")
            .with("Sec-WebSocket-Key", key);
    if (!settings.subprotocols().isEmpty()) {
      headers = headers.with("Sec-WebSocket-Protocol", String.join(", ", settings.subprotocols()));
    }
    if (settings.compression()) {
      headers = headers.with("Sec-WebSocket-Extensions", field(compression.newRequestData()));
    }
    return request.headers(headers);
  }

  private static String field(WebSocketExtensionData data) {
    var text = new StringBuilder(data.name());
    data.parameters()
        .forEach((name, value) -> {
          text.append("; ").append(name).append(value == null ? "" : "=" + value);
        });
    return text.toString();
  }

  /** Makes the WebSocket of what the server has agreed to. On the loop's own thread. */
  private Runnable take(Headers headers, ChannelPipeline pipeline) throws IOException {
    if (!headers.contains("Upgrade", "websocket")
        || !accepted().equals(headers.get("Sec-WebSocket-Accept"))) {
      throw new IOException("it is no answer to a WebSocket's handshake");
    }
    String protocol = headers.get("Sec-WebSocket-Protocol");
    if (protocol != null && !settings.subprotocols().contains(protocol)) {
      throw new IOException("the subprotocol " + protocol + " was not offered");
    }
    WebSocket made =
        WebSocket.over(
            netty,
            pipeline,
            new WebSocket.Agreement(
                true,
                settings.maxMessageSize(),
                settings.pingInterval(),
                extension(headers.all("Sec-WebSocket-Extensions")),
                protocol));
    socket = made;
    return () -> made.beginClose(1001, "the client is closed");
  }

  private @Nullable WebSocketClientExtension extension(List<String> fields) throws IOException {
    WebSocketClientExtension agreed = null;
    for (String field : fields) {
      for (WebSocketExtensionData data : WebSocketExtensionUtil.extractExtensions(field)) {
        WebSocketClientExtension extension =
            settings.compression() && agreed == null ? compression.handshakeExtension(data) : null;
        if (extension == null) {
          throw new IOException("the extension " + data.name() + " was not offered like this");
        }
        agreed = extension;
      }
    }
    return agreed;
  }

  private String accepted() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1")
              .digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no SHA-1, which WebSockets need", e);
    }
  }
}
