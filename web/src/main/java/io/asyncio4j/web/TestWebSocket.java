package io.asyncio4j.web;

import io.asyncio4j.http.Json;
import io.asyncio4j.http.WebSocket;
import io.asyncio4j.http.WebSocketClosedException;
import java.io.IOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The client's end of a WebSocket in a test, for the thread of its {@link TestClient}: each method
 * runs the loop until it is done.
 *
 * <pre>{@code
 * try (var socket = client.webSocket("/chat")) {
 *   socket.send("hello");
 *   assertThat(socket.receiveText()).isEqualTo("you said hello");
 * }
 * }</pre>
 */
public final class TestWebSocket implements Iterable<WebSocket.Message>, AutoCloseable {
  private final TestClient client;
  private final WebSocket socket;

  TestWebSocket(TestClient client, WebSocket socket) {
    this.client = client;
    this.socket = socket;
  }

  /** Sends text. */
  public void send(String text) throws IOException {
    client.run(_ -> socket.send(text));
  }

  /** Sends bytes, which must not be changed any more. */
  public void send(byte[] bytes) throws IOException {
    client.run(_ -> socket.send(bytes));
  }

  /** Sends an object as text in JSON. */
  public void sendJson(Object value) throws IOException {
    send(Json.standard().text(value));
  }

  /**
   * The next message.
   *
   * @throws WebSocketClosedException when there will be none
   */
  public WebSocket.Message receive() throws IOException {
    return client.call(_ -> socket.receive());
  }

  /**
   * The next message, which must be text.
   *
   * @throws WebSocketClosedException when there will be none
   */
  public String receiveText() throws IOException {
    return client.call(_ -> socket.receiveText());
  }

  /**
   * The next message's bytes.
   *
   * @throws WebSocketClosedException when there will be none
   */
  public byte[] receiveBytes() throws IOException {
    return client.call(_ -> socket.receiveBytes());
  }

  /**
   * The next message as an object, read from JSON.
   *
   * @throws WebSocketClosedException when there will be none
   */
  public <T> T receiveJson(Class<T> type) throws IOException {
    return Json.standard().read(receiveBytes(), type);
  }

  /**
   * Waits until the app has closed it, and gives the code.
   *
   * @throws IllegalStateException when the app sends a message instead
   */
  public int receiveClose() throws IOException {
    try {
      throw new IllegalStateException("the app has not closed the WebSocket but sent " + receive());
    } catch (WebSocketClosedException e) {
      return e.code();
    }
  }

  /** The messages that come until it is closed. */
  @Override
  public Iterator<WebSocket.Message> iterator() {
    Iterator<WebSocket.Message> messages = socket.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return client.<Boolean, RuntimeException>call(_ -> messages.hasNext());
      }

      @Override
      public WebSocket.Message next() {
        return client.<WebSocket.Message, RuntimeException>call(_ -> messages.next());
      }
    };
  }

  /** Why it was closed; empty when nothing was said. */
  public String closeReason() {
    return socket.closeReason();
  }

  /** The subprotocol that both ends chose, or null. */
  public @Nullable String subprotocol() {
    return socket.subprotocol();
  }

  /** Closes it with code 1000. Nothing happens when it is closed. */
  @Override
  public void close() {
    client.run(_ -> socket.close());
  }

  /** Closes it with another code: {@link WebSocket#close(int, String)}. */
  public void close(int code, String reason) {
    client.run(_ -> socket.close(code, reason));
  }
}
