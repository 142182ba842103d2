package io.asyncio4j.http.server;

import io.asyncio4j.http.ServerSentEvent;
import java.io.IOException;

/** Where server-sent events are sent. Sending suspends while the client reads too slowly. */
public final class EventStream {
  private final ResponseStream out;

  EventStream(ResponseStream out) {
    this.out = out;
  }

  /**
   * Sends an event.
   *
   * @throws IOException when the client has gone
   */
  public void send(ServerSentEvent event) throws IOException {
    out.write(event.encoded());
  }

  /**
   * Sends an event with data alone.
   *
   * @throws IOException when the client has gone
   */
  public void send(String data) throws IOException {
    send(ServerSentEvent.of(data));
  }

  /**
   * Sends a line that clients pass over, to show that the connection lives.
   *
   * @throws IOException when the client has gone
   */
  public void comment(String text) throws IOException {
    out.write(": " + text.replace('\n', ' ').replace('\r', ' ') + "\n\n");
  }
}
