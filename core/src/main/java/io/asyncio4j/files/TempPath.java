package io.asyncio4j.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A temporary file or directory that is deleted, with all that is in it, when it is closed.
 *
 * <pre>{@code
 * try (var temp = AsyncFiles.createTempDirectory("report-")) {
 *   AsyncFiles.writeString(temp.path().resolve("page.html"), html);
 * }  // it is gone
 * }</pre>
 */
public final class TempPath implements AutoCloseable {
  private final Path path;

  private TempPath(Path path) {
    this.path = path;
  }

  /** What makes the file or directory; on a file thread. */
  interface Creation {
    Path create() throws IOException;
  }

  static TempPath create(Creation creation) throws IOException {
    var guard = FileWork.open(_ -> new Guard(creation.create()));
    return new TempPath(guard.path);
  }

  /** Deletes what was created for a coroutine that was cancelled meanwhile. */
  private record Guard(Path path) implements java.io.Closeable {
    @Override
    public void close() throws IOException {
      Files.delete(path);
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /**
   * Deletes it, whatever is cancelled meanwhile; nothing if it is gone already. May be called
   * twice, and on any thread.
   */
  @Override
  @SuppressWarnings("AioBlockingCall") // cleanUp leaves the loop where it can
  public void close() throws IOException {
    FileWork.cleanUp(() -> {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        WholeFile.deleteTree(FileWork.untilTheEnd(), path);
      }
    });
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
