package io.asyncio4j.http;

import io.asyncio4j.net.netty.NettyLoop;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One end of a WebSocket (RFC 6455). For the coroutines of its loop: one may receive while another
 * sends.
 *
 * <pre>{@code
 * for (WebSocket.Message message : socket) { // until it is closed normally
 *   socket.send(message);
 * }
 * }</pre>
 *
 * <p>Pings are answered, fragments joined and packed messages unpacked without anybody asking. When
 * this is received from more slowly than the peer sends, its connection is left unread; sending
 * suspends while the peer reads too slowly.
 */
public final class WebSocket implements Iterable<WebSocket.Message>, AutoCloseable {
  private final WebSocketFrames frames;
  private final @Nullable String subprotocol;

  /** What is sent and received. */
  public sealed interface Message {
    /** Text. */
    record Text(String text) implements Message {}

    /** Bytes, which must not be changed any more; equal only to itself. */
    @SuppressWarnings("ArrayRecordComponent")
    record Binary(byte[] bytes) implements Message {}
  }

  /**
   * What the two ends agreed on.
   *
   * @param client whether this is the client's end, which masks what it sends
   * @param maxMessageSize in bytes, unpacked; a larger one closes with 1009
   * @param pingInterval after how long a silence the peer is asked whether it lives; null never
   * @param compression the agreed form of permessage-deflate; null for none
   * @param subprotocol the agreed one, or null
   */
  public record Agreement(
      boolean client,
      int maxMessageSize,
      @Nullable Duration pingInterval,
      @Nullable WebSocketExtension compression,
      @Nullable String subprotocol) {}

  private WebSocket(WebSocketFrames frames, @Nullable String subprotocol) {
    this.frames = frames;
    this.subprotocol = subprotocol;
  }

  /**
   * Makes a connection whose handshake is over a WebSocket, for clients and servers. Called on the
   * loop's own thread; the pipeline must hold no handler of HTTP any more.
   */
  public static WebSocket over(NettyLoop netty, ChannelPipeline pipeline, Agreement agreement) {
    var frames = new WebSocketFrames(netty, agreement);
    frames.addTo(pipeline);
    return new WebSocket(frames, agreement.subprotocol());
  }

  /**
   * The next message; suspends until there is one.
   *
   * @throws WebSocketClosedException when there will be none
   */
  public Message receive() throws IOException {
    return frames.receive();
  }

  /**
   * The next message's text.
   *
   * @throws WebSocketClosedException when there will be none
   * @throws IllegalStateException when the next is not text; it is lost
   */
  public String receiveText() throws IOException {
    return switch (receive()) {
      case Message.Text(String text) -> text;
      case Message.Binary _ ->
          throw new IllegalStateException(
              "the message is binary; take it with receive() or receiveBytes()");
    };
  }

  /**
   * The next message's bytes, those of a text in UTF-8.
   *
   * @throws WebSocketClosedException when there will be none
   */
  public byte[] receiveBytes() throws IOException {
    return switch (receive()) {
      case Message.Text(String text) -> text.getBytes(StandardCharsets.UTF_8);
      case Message.Binary(byte[] bytes) -> bytes;
    };
  }

  /**
   * Sends text; suspends while too much waits to be sent.
   *
   * @throws WebSocketClosedException when the socket is closed
   */
  public void send(String text) throws IOException {
    frames.send(true, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Sends bytes, which must not be changed any more; suspends while too much waits to be sent.
   *
   * @throws WebSocketClosedException when the socket is closed
   */
  public void send(byte[] bytes) throws IOException {
    frames.send(false, Objects.requireNonNull(bytes, "bytes"));
  }

  /**
   * Sends a message; suspends while too much waits to be sent.
   *
   * @throws WebSocketClosedException when the socket is closed
   */
  public void send(Message message) throws IOException {
    switch (message) {
      case Message.Text(String text) -> send(text);
      case Message.Binary(byte[] bytes) -> send(bytes);
    }
  }

  /**
   * The messages, until the socket is closed normally (1000, 1001, no code); another end is thrown.
   */
  @Override
  public Iterator<Message> iterator() {
    return new Messages();
  }

  /** Closes it with code 1000. */
  @Override
  public void close() {
    close(1000, "");
  }

  /**
   * Closes it: says so, and suspends until the peer has said so too, for ten seconds at most. What
   * the peer sent before that is lost unless it is received first. Nothing happens when it is
   * closed.
   *
   * @param code 1000 for a normal end, or 3000 to 4999, or another that RFC 6455 lets be sent
   * @param reason for people, at most 123 bytes
   */
  public void close(int code, String reason) {
    checkSendable(code, reason);
    frames.close(code, reason);
  }

  /**
   * Says that it is closed and does not wait: what the peer has sent can still be received, and
   * ends when it has answered.
   *
   * @param code as for {@link #close(int, String)}
   */
  public void beginClose(int code, String reason) {
    checkSendable(code, reason);
    frames.beginClose(code, reason);
  }

  private static void checkSendable(int code, String reason) {
    boolean sendable =
        (code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006)
            || (code >= 3000 && code <= 4999);
    if (!sendable || reason.getBytes(StandardCharsets.UTF_8).length > 123) {
      throw new IllegalArgumentException(
          "close with 1000, a code from 3000 to 4999 or one of RFC 6455, and a reason of at most 123"
              + " bytes, not with "
              + code
              + " '"
              + reason
              + "'");
    }
  }

  /** Whether it can send no more. */
  public boolean isClosed() {
    return frames.closing() != null;
  }

  /** The code it was closed with, once it is: the peer's, or what this end found wrong. */
  public OptionalInt closeCode() {
    WebSocketClosedException end = frames.end();
    return end == null ? OptionalInt.empty() : OptionalInt.of(end.code());
  }

  /** The reason it was closed for; empty when there is none. */
  public String closeReason() {
    WebSocketClosedException end = frames.end();
    return end == null ? "" : end.reason();
  }

  /**
   * Has {@code action} run on the loop's thread when the peer has closed this or the connection is
   * lost, whether or not somebody receives; at once when that was before. Not when this end closed
   * it. Null for none; there is one at a time.
   */
  public void onLeaving(@Nullable Runnable action) {
    frames.onLeaving(action);
  }

  /** The subprotocol that both ends chose, or null. */
  public @Nullable String subprotocol() {
    return subprotocol;
  }

  private final class Messages implements Iterator<Message> {
    private @Nullable Message next;

    @Override
    public boolean hasNext() {
      if (next == null) {
        try {
          next = receive();
        } catch (WebSocketClosedException e) {
          if (e.isNormal()) {
            return false;
          }
          throw WebSocket.<RuntimeException>raise(e);
        } catch (IOException e) {
          throw WebSocket.<RuntimeException>raise(e);
        }
      }
      return true;
    }

    @Override
    public Message next() {
      if (!hasNext() || next == null) {
        throw new NoSuchElementException("the WebSocket is closed; ask hasNext() first");
      }
      Message message = next;
      next = null;
      return message;
    }
  }

  /** An iterator declares no checked exception; it is thrown as it is nevertheless. */
  @SuppressWarnings("unchecked")
  private static <X extends Throwable> RuntimeException raise(Throwable exception) throws X {
    throw (X) exception;
  }
}
