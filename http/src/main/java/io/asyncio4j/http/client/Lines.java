package io.asyncio4j.http.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Cuts a body into lines, which end with LF, CR LF or CR. */
final class Lines {
  private static final int LONGEST = 16 * 1024 * 1024;

  private final BodySource source;
  private final Charset charset;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private byte[] piece = new byte[0];
  private int at;
  private boolean afterCarriageReturn;

  Lines(BodySource source, Charset charset) {
    this.source = source;
    this.charset = charset;
  }

  /** The next line; null at the end. A last line need not end. */
  @Nullable String next() throws IOException {
    while (true) {
      while (at < piece.length) {
        byte b = piece[at++];
        boolean second = b == '\n' && afterCarriageReturn;
        afterCarriageReturn = b == '\r';
        if (second) {
          continue;
        }
        if (b == '\n' || b == '\r') {
          return take();
        }
        line.write(b);
      }
      if (line.size() > LONGEST) {
        throw new DecodingException(
            "a line of the body is longer than 16 MiB; read it with chunks()", null);
      }
      byte[] next = source.read();
      if (next == null) {
        return line.size() == 0 ? null : take();
      }
      piece = next;
      at = 0;
    }
  }

  private String take() {
    String text = line.toString(charset);
    line.reset();
    return text;
  }
}
