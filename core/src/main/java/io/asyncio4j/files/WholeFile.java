package io.asyncio4j.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Operations on a whole file or tree, on a file thread, chunk by chunk. */
final class WholeFile {
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private WholeFile() {}

  static byte[] read(FileWork work, Path path) throws IOException {
    try (var channel = Files.newByteChannel(path);
        InputStream in = Channels.newInputStream(channel)) {
      long size = channel.size();
      if (size > LARGEST_ARRAY) {
        throw tooLarge(path);
      }
      // One more than the size, so that the end is seen without growing.
      var bytes = new byte[(int) Math.min(size + 1, LARGEST_ARRAY)];
      int length = 0;
      while (true) {
        work.checkpoint();
        if (length == bytes.length) {
          if (length == LARGEST_ARRAY) {
            throw tooLarge(path);
          }
          bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(8192, 2L * length), LARGEST_ARRAY));
        }
        int read = in.read(bytes, length, Math.min(FileWork.CHUNK, bytes.length - length));
        if (read < 0) {
          return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        }
        length += read;
      }
    }
  }

  private static IOException tooLarge(Path path) {
    return new IOException(
        path + " does not fit into one array of 2 GiB; read it with AsyncFiles.open or lines");
  }

  static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  static byte[] encode(CharSequence text, Charset charset) throws CharacterCodingException {
    ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(text));
    var bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }

  /** A whole-file write and how far it has come; read by the loop once the work is over. */
  static final class Writing {
    private final Path path;
    private volatile boolean opened;
    private volatile long written;
    private volatile long total;

    Writing(Path path) {
      this.path = path;
    }

    void write(FileWork work, byte[] bytes, OpenOption[] options) throws IOException {
      total = bytes.length;
      work.checkpoint();
      try (var out = Files.newOutputStream(path, options)) {
        opened = true;
        for (int at = 0; at < bytes.length; at += FileWork.CHUNK) {
          work.checkpoint();
          int length = Math.min(FileWork.CHUNK, bytes.length - at);
          out.write(bytes, at, length);
          written = at + (long) length;
        }
      }
    }

    PartialWriteException report() {
      return new PartialWriteException(path, opened, written, total);
    }
  }

  /**
   * A plain copy of a regular file goes by chunks; what the JDK has to know the details of, such as
   * attributes and links, goes in one piece, which is short or cannot be cut.
   */
  static void copy(FileWork work, Path source, Path target, CopyOption... options)
      throws IOException {
    work.checkpoint();
    List<CopyOption> asked = List.of(options);
    boolean replace = asked.contains(StandardCopyOption.REPLACE_EXISTING);
    boolean plain =
        asked.stream().allMatch(option -> option == StandardCopyOption.REPLACE_EXISTING)
            && source.getFileSystem().equals(target.getFileSystem())
            && Files.isRegularFile(source);
    if (!plain) {
      Files.copy(source, target, options);
    } else if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      copyByChunks(work, source, target);
    } else if (!Files.isSameFile(source, target)) {
      if (!replace) {
        throw new FileAlreadyExistsException(target.toString());
      }
      Files.delete(target);
      copyByChunks(work, source, target);
    }
  }

  private static void copyByChunks(FileWork work, Path source, Path target) throws IOException {
    boolean complete = false;
    try (var from = Files.newByteChannel(source)) {
      var create = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      try (var to = Files.newByteChannel(target, create, permissionsOf(source))) {
        var buffer = ByteBuffer.allocateDirect(FileWork.CHUNK);
        while (from.read(buffer) >= 0) {
          work.checkpoint();
          buffer.flip();
          while (buffer.hasRemaining()) {
            to.write(buffer);
          }
          buffer.clear();
        }
        complete = true;
      } catch (FileAlreadyExistsException e) {
        complete = true; // another's file, not ours to delete
        throw e;
      } finally {
        if (!complete) {
          Files.deleteIfExists(target);
        }
      }
    }
  }

  private static FileAttribute<?>[] permissionsOf(Path source) throws IOException {
    if (!source.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(source);
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }

  @SuppressWarnings("AioBlockingCall") // on a file thread, and on the loop where nothing suspends
  static void deleteTree(FileWork work, Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            work.checkpoint();
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
