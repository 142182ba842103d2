package io.asyncio4j.files;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.toThread;
import static io.asyncio4j.Asyncio.yieldNow;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.asyncio4j.Asyncio;
import io.asyncio4j.LoopClock;
import io.asyncio4j.Runner;
import io.asyncio4j.VoidCoroutine;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsyncFilesTest {
  @TempDir Path dir;

  static void virtual(VoidCoroutine<IOException> body) throws IOException {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.<IOException>run(body);
    }
  }

  static byte[] randomBytes(int length) {
    var bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8191, 1 << 20, (1 << 20) + 1, 5_000_000})
  void bytesComeBackAsTheyWereWritten(int length) throws IOException {
    byte[] bytes = randomBytes(length);
    virtual(() -> {
      AsyncFiles.write(dir.resolve("f"), bytes);
      assertThat(AsyncFiles.readAllBytes(dir.resolve("f"))).isEqualTo(bytes);
      assertThat(AsyncFiles.size(dir.resolve("f"))).isEqualTo(length);
    });
  }

  @Test
  void aFileThatHidesItsSizeIsReadWhole() throws IOException {
    virtual(
        () -> assertThat(AsyncFiles.readString(Path.of("/proc/self/status"))).contains("VmPeak"));
  }

  @Test
  void textIsUtf8UnlessSaidOtherwise() throws IOException {
    Path file = dir.resolve("f");
    virtual(() -> {
      AsyncFiles.writeString(file, "naïve 🎈\n");
      assertThat(Files.readAllBytes(file)).isEqualTo("naïve 🎈\n".getBytes(UTF_8));
      assertThat(AsyncFiles.readString(file)).isEqualTo("naïve 🎈\n");
      AsyncFiles.writeString(file, "naïve", ISO_8859_1);
      assertThat(AsyncFiles.readString(file, ISO_8859_1)).isEqualTo("naïve");
      assertThatThrownBy(() -> AsyncFiles.readString(file))
          .isInstanceOf(CharacterCodingException.class);
      assertThatThrownBy(() -> AsyncFiles.writeString(file, "🎈", US_ASCII))
          .isInstanceOf(CharacterCodingException.class);
      assertThat(AsyncFiles.readString(file, ISO_8859_1)).isEqualTo("naïve");
    });
  }

  @Test
  void openOptionsMeanWhatTheyMeanInJavaNio() throws IOException {
    Path file = dir.resolve("f");
    virtual(() -> {
      AsyncFiles.writeString(file, "a", CREATE_NEW);
      AsyncFiles.writeString(file, "b", APPEND);
      assertThat(AsyncFiles.readString(file)).isEqualTo("ab");
      assertThatThrownBy(() -> AsyncFiles.writeString(file, "c", CREATE_NEW))
          .isExactlyInstanceOf(FileAlreadyExistsException.class);
      assertThatThrownBy(() -> AsyncFiles.writeString(file, "c", READ))
          .isInstanceOf(IllegalArgumentException.class);
    });
  }

  @Test
  void failuresAreThoseOfJavaNio() throws IOException {
    Path missing = dir.resolve("missing");
    virtual(() -> {
      assertThatThrownBy(() -> AsyncFiles.readString(missing))
          .isExactlyInstanceOf(NoSuchFileException.class)
          .hasMessage(missing.toString());
      assertThatThrownBy(() -> AsyncFiles.delete(missing))
          .isExactlyInstanceOf(NoSuchFileException.class);
      assertThatThrownBy(() -> AsyncFiles.lines(missing))
          .isExactlyInstanceOf(NoSuchFileException.class);
      assertThatThrownBy(() -> AsyncFiles.open(missing))
          .isExactlyInstanceOf(NoSuchFileException.class);
      assertThatThrownBy(() -> AsyncFiles.list(missing))
          .isExactlyInstanceOf(NoSuchFileException.class);
      assertThatThrownBy(() -> AsyncFiles.readAllBytes(dir)).isInstanceOf(IOException.class);
      AsyncFiles.createDirectories(missing.resolve("child"));
      assertThatThrownBy(() -> AsyncFiles.delete(missing))
          .isExactlyInstanceOf(DirectoryNotEmptyException.class);
      assertThat(AsyncFiles.deleteIfExists(dir.resolve("nothing"))).isFalse();
    });
  }

  @Test
  void whatMustNotBeDoneIsRefusedAsInJavaNio() throws IOException {
    Path locked = Files.createDirectory(dir.resolve("locked"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    virtual(() -> {
      // Root may do anything but write into the kernel's files.
      for (Path path : List.of(locked.resolve("f"), Path.of("/proc/version"))) {
        Throwable expected = catchThrowable(() -> Files.writeString(path, "x"));
        Throwable actual = catchThrowable(() -> AsyncFiles.writeString(path, "x"));
        assertThat(String.valueOf(actual)).isEqualTo(String.valueOf(expected));
      }
    });
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void nullsAreRefusedAtTheDoor() throws IOException {
    virtual(() -> {
      assertThatThrownBy(() -> AsyncFiles.readString(null)).hasMessage("path");
      assertThatThrownBy(() -> AsyncFiles.write(dir, (byte[]) null)).hasMessage("bytes");
    });
  }

  @Test
  void outsideALoopTheMessageSaysWhatToDo() {
    assertThatThrownBy(() -> AsyncFiles.readString(dir))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Asyncio.run");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "one", "one\n", "a\nb\r\nc\rd", "\n\n", "naïve\r\n🎈", "\r"})
  void linesEndAsInJavaNio(String text) throws IOException {
    Path file = dir.resolve("f");
    Files.writeString(file, text);
    virtual(() -> {
      assertThat(AsyncFiles.readAllLines(file)).isEqualTo(Files.readAllLines(file));
      var lines = new ArrayList<String>();
      for (String line : AsyncFiles.lines(file)) {
        lines.add(line);
      }
      assertThat(lines).isEqualTo(Files.readAllLines(file));
    });
  }

  @Test
  void theLoopGoesOnWhileFilesAreRead() throws IOException {
    Files.write(dir.resolve("big"), new byte[20_000_000]);
    Asyncio.run(() -> {
      var reading = createTask(() -> AsyncFiles.readAllBytes(dir.resolve("big")));
      int turns = 0;
      while (!reading.isDone()) {
        turns++;
        yieldNow();
      }
      assertThat(turns).isGreaterThan(10);
    });
  }

  @Test
  void busyWorkersDelayNoFileAndBusyFilesNoWorker() throws Exception {
    var end = new CountDownLatch(1);
    Asyncio.run(() -> {
      var busy = new ArrayList<io.asyncio4j.Task<?>>();
      for (int n = 0; n < 40; n++) {
        busy.add(createTask(() -> toThread(() -> end.await())));
      }
      yieldNow();
      AsyncFiles.writeString(dir.resolve("f"), "x");
      end.countDown();
      Asyncio.gatherTasks(busy);
    });
    var endOfFiles = new CountDownLatch(1);
    Asyncio.run(() -> {
      var busy = new ArrayList<io.asyncio4j.Task<?>>();
      for (int n = 0; n < 40; n++) {
        busy.add(
            createTask(() ->
                AsyncFiles.call(() -> {
                  endOfFiles.await();
                  return n(1);
                })));
      }
      yieldNow();
      assertThat(toThread(() -> n(7))).isEqualTo(7);
      endOfFiles.countDown();
      Asyncio.gatherTasks(busy);
    });
  }

  private static int n(int value) {
    return value;
  }

  @Test
  void copyMoveAndDeleteDoWhatTheyDoInJavaNio() throws IOException {
    Path from = dir.resolve("from");
    Path to = dir.resolve("to");
    byte[] bytes = randomBytes(3_000_000);
    Files.write(from, bytes);
    Files.setPosixFilePermissions(from, PosixFilePermissions.fromString("rwx------"));
    virtual(() -> {
      AsyncFiles.copy(from, to);
      assertThat(Files.readAllBytes(to)).isEqualTo(bytes);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(to)))
          .isEqualTo("rwx------");
      assertThatThrownBy(() -> AsyncFiles.copy(from, to))
          .isExactlyInstanceOf(FileAlreadyExistsException.class);
      Files.writeString(from, "new");
      AsyncFiles.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
      assertThat(Files.readString(to)).isEqualTo("new");
      AsyncFiles.copy(from, from, StandardCopyOption.REPLACE_EXISTING);
      assertThat(Files.readString(from)).isEqualTo("new");
      AsyncFiles.copy(
          from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      assertThat(Files.getLastModifiedTime(to)).isEqualTo(Files.getLastModifiedTime(from));
      AsyncFiles.move(from, dir.resolve("moved"));
      assertThat(AsyncFiles.exists(from)).isFalse();
      AsyncFiles.delete(to);
      assertThat(AsyncFiles.exists(to)).isFalse();
      assertThatThrownBy(() -> AsyncFiles.copy(from, to))
          .isExactlyInstanceOf(NoSuchFileException.class);
      assertThat(Files.exists(to)).isFalse();
    });
  }

  @Test
  void deleteTreeDeletesLinksAndNotWhatTheyPointTo() throws IOException {
    Path kept = Files.writeString(dir.resolve("kept"), "x");
    Path tree = Files.createDirectories(dir.resolve("tree/a/b"));
    Files.writeString(tree.resolve("f"), "x");
    Files.createSymbolicLink(tree.resolve("link"), kept);
    virtual(() -> {
      AsyncFiles.deleteTree(dir.resolve("tree"));
      assertThat(dir.resolve("tree")).doesNotExist();
      assertThat(kept).exists();
      assertThatThrownBy(() -> AsyncFiles.deleteTree(dir.resolve("tree")))
          .isExactlyInstanceOf(NoSuchFileException.class);
    });
  }

  @Test
  void walkAndListGiveWhatFilesGives() throws IOException {
    for (int n = 0; n < 600; n++) {
      Files.createDirectories(dir.resolve("d" + n % 5)).resolve("f" + n).toFile().createNewFile();
    }
    virtual(() -> {
      try (var all = Files.walk(dir);
          var walked = AsyncFiles.walk(dir)) {
        assertThat(walked).containsExactlyElementsOf(all.toList());
      }
      try (var listed = AsyncFiles.list(dir)) {
        assertThat(listed).hasSize(5);
      }
      try (var walked = AsyncFiles.walk(dir, 1)) {
        assertThat(walked).hasSize(6);
      }
      assertThatThrownBy(() -> AsyncFiles.list(dir.resolve("d0/f0")))
          .isExactlyInstanceOf(NotDirectoryException.class);
      assertThat(AsyncFiles.isDirectory(dir)).isTrue();
      assertThat(AsyncFiles.isRegularFile(dir.resolve("d0/f0"))).isTrue();
      assertThat(AsyncFiles.readAttributes(dir, BasicFileAttributes.class).isDirectory()).isTrue();
    });
  }

  @Test
  void temporaryFilesAndDirectoriesAreGoneAfterwards() throws IOException {
    var paths = new ArrayList<Path>();
    virtual(() -> {
      try (var file = AsyncFiles.createTempFile("a", ".txt");
          var directory = AsyncFiles.createTempDirectory("b")) {
        paths.add(file.path());
        paths.add(directory.path());
        AsyncFiles.createDirectories(directory.path().resolve("c/d"));
        AsyncFiles.writeString(directory.path().resolve("c/d/e"), "x");
        assertThat(paths).allMatch(Files::exists);
      }
    });
    assertThat(paths).hasSize(2).noneMatch(Files::exists);
  }

  @Test
  void anotherFileSystemWorksAsWell() throws IOException {
    Path zip = dir.resolve("z.zip");
    try (var system = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      virtual(() -> {
        AsyncFiles.writeString(system.getPath("/in"), "zipped");
        assertThat(AsyncFiles.readString(system.getPath("/in"))).isEqualTo("zipped");
        AsyncFiles.copy(system.getPath("/in"), dir.resolve("out"));
        assertThat(Files.readString(dir.resolve("out"))).isEqualTo("zipped");
      });
    }
  }
}
