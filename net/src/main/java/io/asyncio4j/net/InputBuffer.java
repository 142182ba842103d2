package io.asyncio4j.net;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** Bytes that have come and that nobody has read yet. */
final class InputBuffer {
  private static final byte[] NONE = {};
  private static final int SMALLEST = 1 << 9;

  /** What an idle connection keeps for its next bytes. */
  private static final int KEPT = 1 << 11;

  private byte[] bytes = NONE;
  private int start;
  private int end;

  int size() {
    return end - start;
  }

  /** Takes over what {@code more} holds. */
  void append(ByteBuf more) {
    int length = more.readableBytes();
    if (bytes.length - end < length) {
      makeRoom(length);
    }
    more.readBytes(bytes, end, length);
    end += length;
  }

  private void makeRoom(int length) {
    int size = size();
    int needed = Math.addExact(size, length);
    byte[] roomy = bytes;
    if (bytes.length < needed) {
      int doubled = (int) Math.min(Integer.MAX_VALUE - 8L, 2L * bytes.length);
      // A first read is often the only one, so it gets what it needs.
      roomy = new byte[Math.max(needed, size == 0 ? SMALLEST : doubled)];
    }
    System.arraycopy(bytes, start, roomy, 0, size);
    bytes = roomy;
    start = 0;
    end = size;
  }

  /** Removes the first {@code length} bytes. */
  byte[] take(int length) {
    byte[] taken = Arrays.copyOfRange(bytes, start, start + length);
    skip(length);
    return taken;
  }

  byte[] takeAll() {
    return take(size());
  }

  void skip(int length) {
    start += length;
    if (start == end) {
      start = 0;
      end = 0;
      if (bytes.length > KEPT) {
        bytes = NONE;
      }
    }
  }

  /** The byte that is {@code offset} behind the first. */
  byte get(int offset) {
    return bytes[start + offset];
  }

  /** Where {@code separator} begins, looked for from {@code offset} on; -1 when it is not there. */
  int indexOf(byte[] separator, int offset) {
    byte first = separator[0];
    int last = end - separator.length;
    for (int at = start + offset; at <= last; at++) {
      if (bytes[at] == first
          && Arrays.equals(bytes, at, at + separator.length, separator, 0, separator.length)) {
        return at - start;
      }
    }
    return -1;
  }
}
