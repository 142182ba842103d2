package io.asyncio4j.files;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.Asyncio;
import io.asyncio4j.CancelledError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWatchTest {
  @TempDir Path dir;

  @Test
  void tellsWhatHappensInTheDirectory() throws IOException {
    Asyncio.run(() -> {
      try (var watch = AsyncFiles.watch(dir)) {
        var events = watch.iterator();
        AsyncFiles.writeString(dir.resolve("f"), "x");
        assertThat(events.next())
            .isEqualTo(new FileEvent(FileEvent.Kind.CREATED, dir.resolve("f")));
        AsyncFiles.delete(dir.resolve("f"));
        FileEvent event = events.next();
        while (event.kind() == FileEvent.Kind.MODIFIED) {
          event = events.next();
        }
        assertThat(event).isEqualTo(new FileEvent(FileEvent.Kind.DELETED, dir.resolve("f")));
      }
    });
  }

  @Test
  void watchesSeveralDirectoriesUntilNoneIsLeft() throws IOException {
    Path a = Files.createDirectory(dir.resolve("a"));
    Path b = Files.createDirectory(dir.resolve("b"));
    Asyncio.run(() -> {
      try (var watch = AsyncFiles.watch(a)) {
        watch.add(b);
        Files.writeString(b.resolve("f"), "");
        Files.delete(b.resolve("f"));
        Files.delete(a);
        Files.delete(b);
        var paths = new ArrayList<Path>();
        for (var event : watch) {
          paths.add(event.path());
        }
        assertThat(paths).contains(b.resolve("f"));
      }
    });
  }

  @Test
  void closingItEndsTheIterationOfAnotherCoroutine() throws IOException {
    Asyncio.run(() -> {
      var watch = AsyncFiles.watch(dir);
      var looping =
          createTask(() -> {
            int count = 0;
            for (var _ : watch) {
              count++;
            }
            return count;
          });
      yieldNow();
      watch.close();
      watch.close();
      assertThat(looping.await()).isZero();
    });
  }

  @Test
  void aCancelledWaitThrowsCancelledErrorAndCanBeRepeated() throws IOException {
    Asyncio.run(() -> {
      try (var watch = AsyncFiles.watch(dir)) {
        var events = watch.iterator();
        var task =
            createTask(() -> {
              try {
                events.next();
                return "an event";
              } catch (CancelledError e) {
                assertThat(e).hasMessage("enough");
                throw e;
              }
            });
        yieldNow();
        yieldNow();
        task.cancel("enough");
        assertThatThrownBy(task::await).isInstanceOf(CancelledError.class).hasMessage("enough");
        Files.createFile(dir.resolve("f"));
        assertThat(events.next().path()).isEqualTo(dir.resolve("f"));
      }
    });
  }

  @Test
  void onlyADirectoryCanBeWatched() throws IOException {
    Path file = Files.createFile(dir.resolve("f"));
    Asyncio.run(() ->
        assertThatThrownBy(() -> AsyncFiles.watch(file)).isInstanceOf(NotDirectoryException.class));
  }
}
