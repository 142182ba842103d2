package io.asyncio4j.files;

import io.asyncio4j.CancelledError;
import io.asyncio4j.Coroutine;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@link Files} for coroutines: the same names, options and exceptions, off the loop.
 *
 * <pre>{@code
 * String config = AsyncFiles.readString(Path.of("app.conf"));
 * AsyncFiles.writeString(Path.of("log"), line, CREATE, APPEND);
 * }</pre>
 *
 * <p>Everything here suspends the calling coroutine, which must be one of a running loop ({@link
 * IllegalStateException} otherwise), and throws the {@link IOException}s of {@code java.nio.file}.
 * The work is done by a few daemon threads that all loops share and {@code toThread} does not use:
 * as many as there are processors and four more, 32 at most. On cancellation the work ends at its
 * next chunk of 1 MiB, or at its end if it has no chunks, and {@link CancelledError} goes out
 * afterwards: nothing goes on behind the caller's back, and no descriptor stays open.
 *
 * <p>For what is not here, {@link #call} runs any code on those threads.
 */
public final class AsyncFiles {
  private AsyncFiles() {}

  /**
   * Runs {@code body} on a file thread: {@code AsyncFiles.call(() -> Files.getOwner(path))}. A
   * cancellation waits for its end.
   *
   * @throws X when the body failed
   */
  public static <T extends @Nullable Object, X extends Exception> T call(Coroutine<T, X> body)
      throws X {
    Objects.requireNonNull(body, "body");
    return FileWork.<T, X>run(_ -> body.call());
  }

  private static void act(FileWork.Body<?, IOException> body) throws IOException {
    FileWork.<@Nullable Object, IOException>run(body::call);
  }

  // Whole files

  /** As {@link Files#readAllBytes}. */
  public static byte[] readAllBytes(Path path) throws IOException {
    Objects.requireNonNull(path, "path");
    return FileWork.<byte[], IOException>run(work -> WholeFile.read(work, path));
  }

  /** As {@link Files#readString(Path)}: UTF-8. */
  public static String readString(Path path) throws IOException {
    return readString(path, StandardCharsets.UTF_8);
  }

  /**
   * As {@link Files#readString(Path, Charset)}.
   *
   * @throws java.nio.charset.CharacterCodingException when the file is not text of that charset
   */
  public static String readString(Path path, Charset charset) throws IOException {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(charset, "charset");
    return FileWork.<String, IOException>run(
        work -> WholeFile.decode(WholeFile.read(work, path), charset));
  }

  /** As {@link Files#readAllLines(Path)}: UTF-8. */
  public static List<String> readAllLines(Path path) throws IOException {
    return readAllLines(path, StandardCharsets.UTF_8);
  }

  /** As {@link Files#readAllLines(Path, Charset)}. */
  public static List<String> readAllLines(Path path, Charset charset) throws IOException {
    return readString(path, charset).lines().toList();
  }

  /**
   * As {@link Files#write(Path, byte[], OpenOption...)}: without options the file is created, or
   * emptied first. The bytes must not change meanwhile.
   *
   * @throws CancelledError when cancelled; a {@link PartialWriteException}, suppressed on it, says
   *     what was written
   */
  public static void write(Path path, byte[] bytes, OpenOption... options) throws IOException {
    Objects.requireNonNull(bytes, "bytes");
    write(path, () -> bytes, options);
  }

  /** As {@link Files#writeString(Path, CharSequence, OpenOption...)}: UTF-8; see {@link #write}. */
  public static void writeString(Path path, CharSequence text, OpenOption... options)
      throws IOException {
    writeString(path, text, StandardCharsets.UTF_8, options);
  }

  /**
   * As {@link Files#writeString(Path, CharSequence, Charset, OpenOption...)}; see {@link #write}.
   *
   * @throws java.nio.charset.CharacterCodingException when the charset lacks a character; the file
   *     is not touched then
   */
  public static void writeString(
      Path path, CharSequence text, Charset charset, OpenOption... options) throws IOException {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(charset, "charset");
    write(path, () -> WholeFile.encode(text, charset), options);
  }

  private static void write(Path path, Coroutine<byte[], IOException> content, OpenOption[] options)
      throws IOException {
    var writing = new WholeFile.Writing(Objects.requireNonNull(path, "path"));
    OpenOption[] checked = Set.of(options).toArray(OpenOption[]::new);
    try {
      act(work -> {
        writing.write(work, content.call(), checked);
        return null;
      });
    } catch (CancelledError e) {
      e.addSuppressed(writing.report());
      throw e;
    }
  }

  // Streams

  /**
   * Opens a file; without options, for reading.
   *
   * @throws java.nio.file.NoSuchFileException when it is not there and is not to be created
   * @throws IOException when it cannot be opened
   */
  public static AsyncFile open(Path path, OpenOption... options) throws IOException {
    Objects.requireNonNull(path, "path");
    return AsyncFile.open(
        path, options.length == 0 ? Set.of(StandardOpenOption.READ) : Set.of(options));
  }

  /** The lines of a file in UTF-8, read while they are looped over; see {@link FileSequence}. */
  public static FileSequence<String> lines(Path path) throws IOException {
    return lines(path, StandardCharsets.UTF_8);
  }

  /** As {@link #lines(Path)}, in another charset. */
  public static FileSequence<String> lines(Path path, Charset charset) throws IOException {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(charset, "charset");
    return new FileSequence<>(FileWork.open(_ -> Sources.Lines.open(path, charset)));
  }

  /** The entries of a directory, as {@link Files#list} gives them. */
  public static FileSequence<Path> list(Path directory) throws IOException {
    Objects.requireNonNull(directory, "directory");
    return new FileSequence<>(FileWork.open(_ -> Sources.Paths.list(directory)));
  }

  /** A directory and all below it, as {@link Files#walk(Path, FileVisitOption...)} gives them. */
  public static FileSequence<Path> walk(Path start, FileVisitOption... options) throws IOException {
    return walk(start, Integer.MAX_VALUE, options);
  }

  /** As {@link #walk(Path, FileVisitOption...)}, so many levels deep. */
  public static FileSequence<Path> walk(Path start, int maxDepth, FileVisitOption... options)
      throws IOException {
    Objects.requireNonNull(start, "start");
    return new FileSequence<>(FileWork.open(_ -> Sources.Paths.walk(start, maxDepth, options)));
  }

  /**
   * Watches directories, all of one file system; see {@link FileWatch}.
   *
   * @throws java.nio.file.NotDirectoryException when one is none
   * @throws IOException when one cannot be watched
   */
  public static FileWatch watch(Path directory, Path... more) throws IOException {
    Objects.requireNonNull(directory, "directory");
    WatchService service =
        FileWork.open(_ -> {
          WatchService opened = directory.getFileSystem().newWatchService();
          try {
            FileWatch.register(opened, directory);
            for (Path other : more) {
              FileWatch.register(opened, other);
            }
            return opened;
          } catch (Throwable e) {
            opened.close();
            throw e;
          }
        });
    var watch = new FileWatch(service);
    watch.registered(1 + more.length);
    return watch;
  }

  // What is there

  /** As {@link Files#exists}. */
  public static boolean exists(Path path, LinkOption... options) {
    Objects.requireNonNull(path, "path");
    return FileWork.<Boolean, RuntimeException>run(_ -> Files.exists(path, options));
  }

  /** As {@link Files#isDirectory}. */
  public static boolean isDirectory(Path path, LinkOption... options) {
    Objects.requireNonNull(path, "path");
    return FileWork.<Boolean, RuntimeException>run(_ -> Files.isDirectory(path, options));
  }

  /** As {@link Files#isRegularFile}. */
  public static boolean isRegularFile(Path path, LinkOption... options) {
    Objects.requireNonNull(path, "path");
    return FileWork.<Boolean, RuntimeException>run(_ -> Files.isRegularFile(path, options));
  }

  /** As {@link Files#size}: in bytes. */
  public static long size(Path path) throws IOException {
    Objects.requireNonNull(path, "path");
    return FileWork.<Long, IOException>run(_ -> Files.size(path));
  }

  /** As {@link Files#readAttributes(Path, Class, LinkOption...)}. */
  public static <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(type, "type");
    return FileWork.<A, IOException>run(_ -> Files.readAttributes(path, type, options));
  }

  // Changing what is there

  /**
   * As {@link Files#copy(Path, Path, CopyOption...)}. A plain copy of a file can be cancelled
   * between chunks, and leaves no target then (nor the one that it was to replace); one with
   * attributes, or between file systems, goes on to its end.
   */
  public static void copy(Path source, Path target, CopyOption... options) throws IOException {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(target, "target");
    act(work -> {
      WholeFile.copy(work, source, target, options);
      return null;
    });
  }

  /** As {@link Files#move}. Cannot be cancelled half-way. */
  public static void move(Path source, Path target, CopyOption... options) throws IOException {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(target, "target");
    act(_ -> Files.move(source, target, options));
  }

  /** As {@link Files#delete}. */
  public static void delete(Path path) throws IOException {
    Objects.requireNonNull(path, "path");
    act(_ -> {
      Files.delete(path);
      return null;
    });
  }

  /** As {@link Files#deleteIfExists}. */
  public static boolean deleteIfExists(Path path) throws IOException {
    Objects.requireNonNull(path, "path");
    return FileWork.<Boolean, IOException>run(_ -> Files.deleteIfExists(path));
  }

  /**
   * Deletes a directory with all that is in it, or a file; links are deleted, not followed. When it
   * is cancelled or fails, what was not reached yet is still there.
   *
   * @throws java.nio.file.NoSuchFileException when it is not there
   */
  public static void deleteTree(Path root) throws IOException {
    Objects.requireNonNull(root, "root");
    act(work -> {
      WholeFile.deleteTree(work, root);
      return null;
    });
  }

  /** As {@link Files#createDirectory}. */
  public static void createDirectory(Path directory, FileAttribute<?>... attributes)
      throws IOException {
    Objects.requireNonNull(directory, "directory");
    act(_ -> Files.createDirectory(directory, attributes));
  }

  /** As {@link Files#createDirectories}. */
  public static void createDirectories(Path directory, FileAttribute<?>... attributes)
      throws IOException {
    Objects.requireNonNull(directory, "directory");
    act(_ -> Files.createDirectories(directory, attributes));
  }

  /**
   * As {@link Files#createTempFile(String, String, FileAttribute...)}; closing it deletes the file.
   */
  public static TempPath createTempFile(
      @Nullable String prefix, @Nullable String suffix, FileAttribute<?>... attributes)
      throws IOException {
    return TempPath.create(() -> Files.createTempFile(prefix, suffix, attributes));
  }

  /**
   * As {@link Files#createTempDirectory(String, FileAttribute...)}; closing it deletes the
   * directory and what is in it.
   */
  public static TempPath createTempDirectory(
      @Nullable String prefix, FileAttribute<?>... attributes) throws IOException {
    return TempPath.create(() -> Files.createTempDirectory(prefix, attributes));
  }
}
