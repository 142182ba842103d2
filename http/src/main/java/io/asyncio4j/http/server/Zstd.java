package io.asyncio4j.http.server;

import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import java.util.Arrays;

/** Zstandard, which needs a jar that a program may leave out. */
final class Zstd {
  static final boolean IS_AVAILABLE = exists();

  private Zstd() {}

  private static boolean exists() {
    try {
      Class.forName(
          "io.airlift.compress.v3.zstd.ZstdJavaCompressor", false, Zstd.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  static byte[] pack(byte[] bytes) {
    return Encoder.pack(bytes);
  }

  /** A class by itself: the JVM looks for the jar's classes before it runs any of this. */
  private static final class Encoder {
    static byte[] pack(byte[] bytes) {
      var compressor = new ZstdJavaCompressor();
      var packed = new byte[compressor.maxCompressedLength(bytes.length)];
      int length = compressor.compress(bytes, 0, bytes.length, packed, 0, packed.length);
      return Arrays.copyOf(packed, length);
    }
  }
}
