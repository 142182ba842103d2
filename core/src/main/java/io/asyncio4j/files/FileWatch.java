package io.asyncio4j.files;

import io.asyncio4j.Asyncio;
import io.asyncio4j.CancelledError;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What happens in directories, as it happens; {@link AsyncFiles#watch} makes one. What is in their
 * subdirectories is not watched.
 *
 * <pre>{@code
 * try (var watch = AsyncFiles.watch(configDirectory)) {
 *   for (var event : watch) {
 *     reload(event.path());
 *   }
 * }
 * }</pre>
 *
 * <p>The iteration suspends until something happens, and holds a virtual clock meanwhile. It ends
 * when the watch is closed, by whichever coroutine, or when no watched directory is left. A
 * cancelled {@code next()} loses no event.
 */
public final class FileWatch implements Iterable<FileEvent>, AutoCloseable {
  private final WatchService service;
  private final Queue<FileEvent> events = new ArrayDeque<>();
  private int directories;

  FileWatch(WatchService service) {
    this.service = service;
  }

  /**
   * Watches one more directory.
   *
   * @throws java.nio.file.NotDirectoryException when it is none
   * @throws IOException when it cannot be watched
   */
  public void add(Path directory) throws IOException {
    Objects.requireNonNull(directory, "directory");
    FileWork.<WatchKey, IOException>run(_ -> register(service, directory));
    directories++;
  }

  static WatchKey register(WatchService service, Path directory) throws IOException {
    return directory.register(
        service,
        StandardWatchEventKinds.ENTRY_CREATE,
        StandardWatchEventKinds.ENTRY_MODIFY,
        StandardWatchEventKinds.ENTRY_DELETE);
  }

  void registered(int count) {
    directories = count;
  }

  /** The events from now on; {@code hasNext()} and {@code next()} suspend until there is one. */
  @Override
  public Iterator<FileEvent> iterator() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return prepareNext();
      }

      @Override
      public FileEvent next() {
        if (!prepareNext()) {
          throw new NoSuchElementException("the watch is closed; ask hasNext() first");
        }
        return events.remove();
      }
    };
  }

  private boolean prepareNext() {
    while (events.isEmpty()) {
      if (directories == 0) {
        return false;
      }
      WatchKey key = take();
      if (key == null) {
        return false;
      }
      for (WatchEvent<?> event : key.pollEvents()) {
        events.add(toFileEvent((Path) key.watchable(), event));
      }
      if (!key.reset()) {
        directories--;
      }
    }
    return true;
  }

  /** The queue of a watch service parks the coroutine, and so leaves the loop free. */
  private @Nullable WatchKey take() {
    try {
      return service.take();
    } catch (ClosedWatchServiceException e) {
      return null;
    } catch (InterruptedException e) {
      // That is how a cancellation reaches a JDK call: the loop tells its message from the flag.
      Thread.currentThread().interrupt();
      Asyncio.yieldNow();
      throw new CancelledError("the watching thread was interrupted");
    }
  }

  private static FileEvent toFileEvent(Path directory, WatchEvent<?> event) {
    FileEvent.Kind kind =
        switch (event.kind().name()) {
          case "ENTRY_CREATE" -> FileEvent.Kind.CREATED;
          case "ENTRY_MODIFY" -> FileEvent.Kind.MODIFIED;
          case "ENTRY_DELETE" -> FileEvent.Kind.DELETED;
          default -> FileEvent.Kind.OVERFLOW;
        };
    return new FileEvent(
        kind, event.context() instanceof Path entry ? directory.resolve(entry) : directory);
  }

  /** Ends the watch and its iteration. May be called twice, and on any thread. */
  @Override
  public void close() throws IOException {
    directories = 0;
    FileWork.cleanUp(service::close);
  }
}
