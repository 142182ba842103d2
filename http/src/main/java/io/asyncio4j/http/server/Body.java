package io.asyncio4j.http.server;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;

/** What a response consists of besides its head. */
sealed interface Body {
  /** All of it in memory. */
  @SuppressWarnings("ArrayRecordComponent")
  record Bytes(byte[] bytes) implements Body {}

  /** An object that the server's JSON encodes when it is sent. */
  record Encoded(Object value) implements Body {}

  /** Written while it is sent. */
  record Stream(StreamBody writer) implements Body {}

  /** Events, with a comment whenever none was sent for a while. */
  record Events(EventsBody sender, Duration keepAlive) implements Body {}

  /** A file, of which the request says how much of it is wanted, if any. */
  record File(Path path) implements Body {}

  /** Part of an open file, sent by the kernel where it can be. */
  record FilePart(FileChannel file, long offset, long length) implements Body {}

  /** No body: the connection becomes a WebSocket. */
  record Upgrade(WebSocketHandler handler, WebSocketOptions options) implements Body {}

  Body EMPTY = new Bytes(new byte[0]);
}
