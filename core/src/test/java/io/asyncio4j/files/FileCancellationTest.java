package io.asyncio4j.files;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.yieldNow;
import static io.asyncio4j.files.AsyncFilesTest.randomBytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.Asyncio;
import io.asyncio4j.CancelledError;
import io.asyncio4j.Task;
import io.asyncio4j.VoidCoroutine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every operation, cancelled after 0, 1, 2... turns until it is over before that. */
class FileCancellationTest {
  @TempDir Path dir;

  private final byte[] bytes = randomBytes(6_000_000);
  private Path file;

  @BeforeEach
  void writeTheFile() throws IOException {
    file = Files.write(dir.resolve("file"), bytes);
  }

  private interface Check {
    void afterCancellation(CancelledError e) throws Exception;
  }

  private void cancelEverywhere(VoidCoroutine<?> body, Check check) throws Exception {
    Asyncio.run(() -> {
      for (int turns = 0, step = 1; ; turns += step) {
        if (turns > 50) {
          step = turns / 10;
        }
        Task<?> task = createTask(body);
        for (int n = 0; n < turns && !task.isDone(); n++) {
          yieldNow();
        }
        if (task.isDone()) {
          task.await();
          break;
        }
        task.cancel();
        try {
          task.await();
        } catch (CancelledError e) {
          check.afterCancellation(e);
        }
        assertThat(openDescriptorsBelow(dir)).isEmpty();
      }
    });
  }

  static ArrayList<Path> openDescriptorsBelow(Path dir) throws IOException {
    var open = new ArrayList<Path>();
    try (var descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors) {
        try {
          Path target = Files.readSymbolicLink(descriptor);
          if (target.startsWith(dir.toRealPath())) {
            open.add(target);
          }
        } catch (IOException e) {
          // Closed meanwhile.
        }
      }
    }
    return open;
  }

  @Test
  void aReadLeavesNothingOpen() throws Exception {
    cancelEverywhere(() -> AsyncFiles.readAllBytes(file), _ -> {});
  }

  @Test
  void aWriteSaysWhatIsLeft() throws Exception {
    Path target = dir.resolve("target");
    cancelEverywhere(
        () -> {
          Files.deleteIfExists(target);
          AsyncFiles.write(target, bytes);
        },
        e -> {
          if (e.getSuppressed().length == 0) {
            return; // cancelled before the body began
          }
          var partial = (PartialWriteException) e.getSuppressed()[0];
          assertThat(partial.path()).isEqualTo(target);
          if (partial.isOpened()) {
            assertThat(Files.readAllBytes(target))
                .isEqualTo(Arrays.copyOf(bytes, (int) partial.written()));
          } else {
            assertThat(target).doesNotExist();
          }
        });
  }

  @Test
  void aCopyLeavesNoTargetOrAllOfIt() throws Exception {
    Path target = dir.resolve("target");
    cancelEverywhere(
        () -> {
          Files.deleteIfExists(target);
          AsyncFiles.copy(file, target);
        },
        _ -> {
          if (Files.exists(target)) {
            assertThat(Files.size(target)).isEqualTo(bytes.length);
          }
        });
  }

  @Test
  void anOpenFileIsClosedAndItsCancelledReadCanBeRepeated() throws Exception {
    cancelEverywhere(
        () -> {
          try (var opened = AsyncFiles.open(file)) {
            try {
              opened.readAllBytes();
            } catch (CancelledError e) {
              assertThat(opened.position()).isZero();
              assertThat(opened.readAllBytes()).isEqualTo(bytes);
              throw e;
            }
          }
        },
        _ -> {});
  }

  @Test
  void aCancelledStreamedWriteCanBeRepeated() throws Exception {
    Path target = dir.resolve("target");
    cancelEverywhere(
        () -> {
          try (var opened =
              AsyncFiles.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            try {
              opened.write(bytes);
            } catch (CancelledError e) {
              assertThat(opened.position()).isZero();
              opened.write(bytes);
              assertThat(Files.readAllBytes(target)).isEqualTo(bytes);
              throw e;
            }
          }
        },
        _ -> {});
  }

  @Test
  void aCancelledLoopOverLinesLosesNoLine() throws Exception {
    Path text = dir.resolve("text");
    var expected = new ArrayList<String>();
    for (int n = 0; n < 50_000; n++) {
      expected.add("line " + n);
    }
    Files.write(text, expected);
    cancelEverywhere(
        () -> {
          var got = new ArrayList<String>();
          CancelledError cancelled = null;
          try (var lines = AsyncFiles.lines(text)) {
            var iterator = lines.iterator();
            while (true) {
              try {
                if (!iterator.hasNext()) {
                  break;
                }
                got.add(iterator.next());
              } catch (CancelledError e) {
                cancelled = e;
              }
            }
          }
          assertThat(got).isEqualTo(expected);
          if (cancelled != null) {
            throw cancelled;
          }
        },
        _ -> {});
  }

  @Test
  void aTemporaryFileIsDeletedWheneverItsOwnerIsCancelled() throws Exception {
    Path home = Files.createDirectory(dir.resolve("home"));
    cancelEverywhere(
        () -> {
          try (var temp = TempPath.create(() -> Files.createTempDirectory(home, "t"))) {
            AsyncFiles.writeString(temp.path().resolve("f"), "x");
          }
        },
        _ -> assertThat(home).isEmptyDirectory());
  }

  @Test
  void aTaskThatIsCancelledTwiceStillClosesItsFile() throws Exception {
    Asyncio.run(() -> {
      var task =
          createTask(() -> {
            try (var opened = AsyncFiles.open(file)) {
              Asyncio.currentTask().cancel();
              opened.readAllBytes();
            } finally {
              Asyncio.currentTask().cancel();
            }
          });
      assertThatThrownBy(task::await).isInstanceOf(CancelledError.class);
    });
    assertThat(openDescriptorsBelow(dir)).isEmpty();
  }
}
