package io.asyncio4j.http.client;

import io.asyncio4j.http.MediaType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A body that is there already. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BytesBody(byte[] bytes, @Nullable MediaType mediaType) implements Body {
  static final byte[] NONE = new byte[0];

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public void writeTo(Sink out) throws IOException {
    if (bytes.length > 0) {
      out.write(bytes);
    }
  }
}
