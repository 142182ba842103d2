package io.asyncio4j.http.client;

import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/** How bodies may be packed. Brotli and zstd need a jar each, which a program may leave out. */
enum Encodings {
  GZIP("gzip", null) {
    @Override
    InputStream unpack(InputStream packed) throws IOException {
      return new GZIPInputStream(packed, BUFFER);
    }
  },
  DEFLATE("deflate", null) {
    // Some servers leave the two bytes out that a zlib stream begins with.
    @Override
    InputStream unpack(InputStream packed) throws IOException {
      var bytes = new PushbackInputStream(packed, 1);
      int first = bytes.read();
      if (first >= 0) {
        bytes.unread(first);
      }
      boolean isRaw = (first & 0x0f) != 8;
      return new InflaterInputStream(bytes, new Inflater(isRaw), BUFFER);
    }
  },
  BROTLI("br", "org.brotli.dec.BrotliInputStream") {
    @Override
    InputStream unpack(InputStream packed) throws IOException {
      return Brotli.unpack(packed);
    }
  },
  ZSTD("zstd", "io.airlift.compress.v3.zstd.ZstdInputStream") {
    @Override
    InputStream unpack(InputStream packed) {
      return Zstd.unpack(packed);
    }
  };

  private static final int BUFFER = 8192;

  private final String token;
  private final boolean isAvailable;

  Encodings(String token, @Nullable String className) {
    this.token = token;
    this.isAvailable = className == null || Jars.have(className);
  }

  /** A class by itself: the JVM looks for the jar's classes before it runs any of this. */
  private static final class Brotli {
    static InputStream unpack(InputStream packed) throws IOException {
      return new BrotliInputStream(packed);
    }
  }

  /** As {@link Brotli}. */
  private static final class Zstd {
    static InputStream unpack(InputStream packed) {
      return new ZstdInputStream(packed);
    }
  }

  abstract InputStream unpack(InputStream packed) throws IOException;

  /** What {@code Accept-Encoding} says. */
  static String accepted() {
    return Accepted.TEXT;
  }

  private static final class Accepted {
    static final String TEXT = text();

    private static String text() {
      var text = new StringBuilder();
      for (Encodings encoding : values()) {
        if (encoding.isAvailable) {
          text.append(text.isEmpty() ? "" : ", ").append(encoding.token);
        }
      }
      return text.toString();
    }
  }

  /** The one with this name; null when it is not known or its jar is missing. */
  static @Nullable Encodings of(String name) {
    String token = name.toLowerCase(Locale.ROOT);
    for (Encodings encoding : values()) {
      if (encoding.token.equals(token) || ("x-" + encoding.token).equals(token)) {
        return encoding.isAvailable ? encoding : null;
      }
    }
    return null;
  }
}
