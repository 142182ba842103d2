package io.asyncio4j.http.client;

import io.asyncio4j.http.Headers;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where the body of a response comes from, piece by piece: for transports of your own. */
public interface BodySource {
  /** The next piece, never an empty one, suspending until it is there; null at the end. */
  byte @Nullable [] read() throws IOException;

  /** Lets go of it. Before its end that closes the connection. May be called twice. */
  void close();

  /** The fields after the body; none before its end. */
  default Headers trailers() {
    return Headers.empty();
  }

  /** One of a single piece, which must not be changed afterwards. */
  static BodySource of(byte[] bytes) {
    return new BodySource() {
      private boolean read = bytes.length == 0;

      @Override
      public byte @Nullable [] read() {
        if (read) {
          return null;
        }
        read = true;
        return bytes;
      }

      @Override
      public void close() {
        read = true;
      }
    };
  }
}
