package io.asyncio4j.http.server;

import io.asyncio4j.http.Headers;
import io.asyncio4j.http.WebSocket;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response as the protocol carries them: what HTTP/1.1 and HTTP/2 have in
 * common. Called in coroutines.
 *
 * <p>A response is a {@link #reply}; or a {@link #prepare}, any number of {@link #write}s and an
 * {@link #end}, of which the first write or the end sends the head, so that what fails before can
 * still be answered otherwise.
 */
interface Exchange {
  /** Sends a whole response. */
  void reply(ServerResponse response, byte[] body);

  /**
   * Sends the head of a response whose body is not to be sent.
   *
   * @param length that the body would have, or -1
   */
  void headOnly(ServerResponse response, long length);

  /**
   * Sets the head of a response whose body follows.
   *
   * @param length of the body in bytes, or -1
   */
  void prepare(ServerResponse response, long length);

  /** Sends the head at once. */
  void begin();

  /** Whether some of a response was sent. */
  boolean hasBegun();

  /** Writes a piece of the body; suspends while too much waits. */
  void write(byte[] bytes) throws IOException;

  /** Writes a piece of the body unless too much waits. In a coroutine or a callback. */
  boolean offer(byte[] bytes);

  /** Writes part of a file as the body; the file may be closed then. */
  void write(FileChannel file, long offset, long length) throws IOException;

  /** Sets what follows the body. */
  void trailers(Headers trailers);

  /** Ends the body. */
  void end() throws IOException;

  /** Breaks the response off so that the client can tell. */
  void abort();

  /** Has who asked get a failure as it is; false where that cannot be, as over a network. */
  default boolean raise(Throwable failure) {
    return false;
  }

  /** Answers with 101 and makes the connection a WebSocket. */
  WebSocket upgrade(Headers headers, WebSocket.Agreement agreement) throws IOException;

  /** Whether {@link #upgrade} can be had. */
  boolean canUpgrade();

  /** Tells a client that waits for it to send the body. */
  void sendContinue();

  /** Has the client's bytes come again, or no more for now. */
  void readBody(boolean wanted);

  /** A coroutine waits for the client to send more, that long at most. */
  void awaitsBody(long nanos);

  /** It waits no more. */
  void hasBody();

  /** How many bytes of bodies the client has sent over its connection. */
  long received();

  boolean isDisconnected();

  @Nullable SocketAddress remoteAddress();

  @Nullable SocketAddress localAddress();

  String scheme();

  /** How many bytes of bodies were written. */
  long written();

  /** The status that was sent, or 0. */
  int sentStatus();
}
