package io.asyncio4j.files;

import io.asyncio4j.AsyncLock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open file: reads and writes go on from {@link #position()}, and suspend the coroutine. {@link
 * AsyncFiles#open} makes one.
 *
 * <pre>{@code
 * try (var file = AsyncFiles.open(path, READ, WRITE)) {
 *   byte[] header = file.readNBytes(16);
 *   file.position(0);
 *   file.write(changed(header));
 *   file.force(true);
 * }
 * }</pre>
 *
 * <p>Calls of several coroutines are served one after another, in order. A cancelled read or write
 * leaves the position where it was, and the file open: a read can be repeated and nothing is lost;
 * of what a write was given, a part from its beginning on may be in the file, and repeating the
 * write at that position writes over it (not so with {@code APPEND}). After {@link #close()}
 * everything throws {@link java.nio.channels.ClosedChannelException}.
 *
 * <p>For files that have positions; a named pipe or a terminal has none, and reading it throws.
 */
public final class AsyncFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final boolean appends;
  private final AsyncLock lock = new AsyncLock();

  /** Moves only when a call has come to its end. */
  private long position;

  private AsyncFile(Path path, FileChannel channel, boolean appends) {
    this.path = path;
    this.channel = channel;
    this.appends = appends;
  }

  static AsyncFile open(Path path, Set<OpenOption> options) throws IOException {
    FileChannel channel = FileWork.open(_ -> FileChannel.open(path, options));
    return new AsyncFile(path, channel, options.contains(StandardOpenOption.APPEND));
  }

  /** The path it was opened by. */
  public Path path() {
    return path;
  }

  /**
   * Reads what there is, up to {@code buffer.length} bytes and 1 MiB.
   *
   * @return how many bytes, -1 at the end of the file
   * @throws IOException when it cannot be read
   */
  public int read(byte[] buffer) throws IOException {
    return read(buffer, 0, buffer.length);
  }

  /** As {@link #read(byte[])}, into a part of the buffer. */
  public int read(byte[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    return locked(() -> {
      long at = position;
      int read =
          FileWork.<Integer, IOException>run(_ ->
              channel.read(ByteBuffer.wrap(buffer, offset, Math.min(length, FileWork.CHUNK)), at));
      position = at + Math.max(0, read);
      return read;
    });
  }

  /**
   * Reads {@code length} bytes, fewer only when the file ends.
   *
   * @throws IOException when it cannot be read
   */
  public byte[] readNBytes(int length) throws IOException {
    if (length < 0) {
      throw new IllegalArgumentException("the length must not be negative, but was " + length);
    }
    return locked(() -> {
      long at = position;
      byte[] bytes =
          FileWork.<byte[], IOException>run(work -> {
            long left = Math.max(0, channel.size() - at);
            return fill(work, new byte[(int) Math.min(left, length)], at);
          });
      position = at + bytes.length;
      return bytes;
    });
  }

  /**
   * Reads the rest of the file.
   *
   * @throws IOException when it cannot be read, or is 2 GiB and more
   */
  public byte[] readAllBytes() throws IOException {
    return readNBytes(Integer.MAX_VALUE - 8);
  }

  /**
   * Reads the rest of the file as UTF-8.
   *
   * @throws java.nio.charset.CharacterCodingException when it is none; the position has moved
   * @throws IOException when it cannot be read
   */
  public String readString() throws IOException {
    return WholeFile.decode(readAllBytes(), StandardCharsets.UTF_8);
  }

  private byte[] fill(FileWork work, byte[] bytes, long from) throws IOException {
    int length = 0;
    while (length < bytes.length) {
      work.checkpoint();
      var chunk = ByteBuffer.wrap(bytes, length, Math.min(FileWork.CHUNK, bytes.length - length));
      int read = channel.read(chunk, from + length);
      if (read < 0) {
        return Arrays.copyOf(bytes, length);
      }
      length += read;
    }
    return bytes;
  }

  /**
   * Writes all of {@code bytes}, which must not change meanwhile.
   *
   * @throws IOException when they cannot be written; a part of them may have been
   */
  public void write(byte[] bytes) throws IOException {
    write(bytes, 0, bytes.length);
  }

  /** As {@link #write(byte[])}, of a part of the array. */
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    this.<@Nullable Void>locked(() -> {
      long at = position;
      position =
          FileWork.<Long, IOException>run(work -> {
            int written = 0;
            while (written < length) {
              work.checkpoint();
              var chunk =
                  ByteBuffer.wrap(
                      bytes, offset + written, Math.min(FileWork.CHUNK, length - written));
              written += appends ? channel.write(chunk) : channel.write(chunk, at + written);
            }
            return appends ? channel.position() : at + length;
          });
      return null;
    });
  }

  /** Writes {@code text} as UTF-8; otherwise as {@link #write(byte[])}. */
  public void writeString(CharSequence text) throws IOException {
    write(WholeFile.encode(text, StandardCharsets.UTF_8));
  }

  /** Where the next read or write begins, in bytes. */
  public long position() {
    return position;
  }

  /** Sets where the next read or write begins; may be past the end. Touches no disk. */
  public void position(long position) {
    if (position < 0) {
      throw new IllegalArgumentException("the position must not be negative, but was " + position);
    }
    this.position = position;
  }

  /** The size of the file in bytes. */
  public long size() throws IOException {
    return FileWork.<Long, IOException>run(_ -> channel.size());
  }

  /** Cuts the file to {@code size} bytes if it is longer, and the position with it. */
  public void truncate(long size) throws IOException {
    this.<@Nullable Void>locked(() -> {
      FileWork.<FileChannel, IOException>run(_ -> channel.truncate(size));
      position = Math.min(position, size);
      return null;
    });
  }

  /**
   * Waits until the device has what was written.
   *
   * @param metadata whether the file's times and the like are to be there, too
   */
  public void force(boolean metadata) throws IOException {
    FileWork.<@Nullable Void, IOException>run(_ -> {
      channel.force(metadata);
      return null;
    });
  }

  /** Whether {@link #close()} was not called yet. */
  public boolean isOpen() {
    return channel.isOpen();
  }

  /**
   * Closes it, whatever is cancelled meanwhile; a call of another coroutine that is under way
   * fails. May be called twice, and on any thread.
   */
  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      FileWork.cleanUp(channel::close);
    }
  }

  private interface Step<T extends @Nullable Object> {
    T run() throws IOException;
  }

  private <T extends @Nullable Object> T locked(Step<T> step) throws IOException {
    lock.acquire();
    try {
      return step.run();
    } finally {
      lock.release();
    }
  }

  @Override
  public String toString() {
    return "AsyncFile[" + path + (isOpen() ? "" : ", closed") + "]";
  }
}
