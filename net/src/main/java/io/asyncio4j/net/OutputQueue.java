package io.asyncio4j.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Copies of bytes that coroutines have written, before the loop's thread puts them into Netty's
 * buffers. Many small writes share an array; a large one has its own.
 */
final class OutputQueue {
  private static final int SMALLEST = 1 << 9;
  private static final int LARGEST_SHARED = 1 << 14;

  private final ArrayDeque<Chunk> chunks = new ArrayDeque<>(2);
  private long size;

  private static final class Chunk {
    final byte[] bytes;
    int start;
    int end;

    Chunk(int capacity) {
      bytes = new byte[capacity];
    }
  }

  long size() {
    return size;
  }

  /** Copies what {@code more} has left, and leaves nothing in it. */
  void add(ByteBuffer more) {
    size += more.remaining();
    Chunk last = chunks.peekLast();
    if (last != null) {
      fill(last, more);
    }
    if (more.hasRemaining()) {
      int shared =
          last == null ? SMALLEST : Math.min(LARGEST_SHARED, Math.max(SMALLEST, last.end * 2));
      var chunk = new Chunk(Math.max(more.remaining(), shared));
      fill(chunk, more);
      chunks.add(chunk);
    }
  }

  private static void fill(Chunk chunk, ByteBuffer from) {
    int length = Math.min(from.remaining(), chunk.bytes.length - chunk.end);
    from.get(chunk.bytes, chunk.end, length);
    chunk.end += length;
  }

  /** Moves the first bytes, {@code most} at most, into a buffer that the caller must release. */
  ByteBuf take(ByteBufAllocator allocator, int most) {
    int length = (int) Math.min(size, most);
    ByteBuf taken = allocator.ioBuffer(length);
    while (taken.readableBytes() < length) {
      Chunk first = chunks.getFirst();
      int part = Math.min(length - taken.readableBytes(), first.end - first.start);
      taken.writeBytes(first.bytes, first.start, part);
      first.start += part;
      if (first.start == first.end) {
        chunks.removeFirst();
      }
    }
    size -= length;
    return taken;
  }

  void clear() {
    chunks.clear();
    size = 0;
  }
}
