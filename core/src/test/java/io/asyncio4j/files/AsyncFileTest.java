package io.asyncio4j.files;

import static io.asyncio4j.Asyncio.gather;
import static io.asyncio4j.files.AsyncFilesTest.randomBytes;
import static io.asyncio4j.files.AsyncFilesTest.virtual;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.Asyncio;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsyncFileTest {
  @TempDir Path dir;

  @Test
  void readsAndWritesFromItsPosition() throws IOException {
    virtual(() -> {
      try (var file = AsyncFiles.open(dir.resolve("f"), CREATE, READ, WRITE)) {
        file.writeString("hello world");
        assertThat(file.position()).isEqualTo(11);
        file.position(6);
        assertThat(file.readNBytes(3)).isEqualTo("wor".getBytes(UTF_8));
        assertThat(file.readString()).isEqualTo("ld");
        assertThat(file.read(new byte[4])).isEqualTo(-1);
        file.truncate(5);
        assertThat(file.position()).isEqualTo(5);
        assertThat(file.size()).isEqualTo(5);
        file.force(true);
        var buffer = new byte[8];
        file.position(0);
        assertThat(file.read(buffer, 2, 6)).isEqualTo(5);
        assertThat(new String(buffer, 2, 5, UTF_8)).isEqualTo("hello");
      }
    });
  }

  @Test
  void bigPiecesGoThroughWhole() throws IOException {
    byte[] bytes = randomBytes(5_000_001);
    virtual(() -> {
      try (var file = AsyncFiles.open(dir.resolve("f"), CREATE, READ, WRITE)) {
        file.write(bytes, 1, 5_000_000);
        file.position(0);
        assertThat(file.readAllBytes()).hasSize(5_000_000).startsWith(bytes[1], bytes[2]);
      }
    });
  }

  @Test
  void appendsAtTheEndWhereverThatIs() throws IOException {
    Path path = Files.writeString(dir.resolve("f"), "a");
    virtual(() -> {
      try (var file = AsyncFiles.open(path, APPEND)) {
        file.writeString("b");
        Files.writeString(path, "c", APPEND);
        file.writeString("d");
        assertThat(file.position()).isEqualTo(4);
      }
    });
    assertThat(path).hasContent("abcd");
  }

  @Test
  void severalCoroutinesAreServedOneAfterAnother() throws IOException {
    Path path = dir.resolve("f");
    virtual(() -> {
      try (var file = AsyncFiles.open(path, CREATE, WRITE)) {
        gather(
            () -> file.write(new byte[2_000_000]),
            () -> file.writeString("b"),
            () -> file.writeString("c"));
      }
    });
    assertThat(Files.readString(path).substring(2_000_000)).isEqualTo("bc");
  }

  @Test
  void onceClosedItSaysSo() throws IOException {
    Files.writeString(dir.resolve("f"), "x");
    virtual(() -> {
      var file = AsyncFiles.open(dir.resolve("f"));
      file.close();
      file.close();
      assertThat(file.isOpen()).isFalse();
      assertThatThrownBy(() -> file.read(new byte[1])).isInstanceOf(ClosedChannelException.class);
    });
  }

  @Test
  void aPlainThreadMayClose() throws Exception {
    Files.writeString(dir.resolve("f"), "x");
    AsyncFile file = Asyncio.<AsyncFile, IOException>run(() -> AsyncFiles.open(dir.resolve("f")));
    file.close();
    assertThat(FileCancellationTest.openDescriptorsBelow(dir)).isEmpty();
  }

  @Test
  void aMillionLinesCostAFewThousandTurnsAtMost() throws IOException {
    Path path = dir.resolve("f");
    var text = new StringBuilder();
    for (int n = 0; n < 1_000_000; n++) {
      text.append("line ").append(n).append('\n');
    }
    Files.writeString(path, text);
    virtual(() -> {
      long count = 0;
      long before = Asyncio.runningLoop().metrics().switches();
      try (var lines = AsyncFiles.lines(path)) {
        for (String line : lines) {
          count += line.startsWith("line ") ? 1 : 0;
        }
      }
      assertThat(count).isEqualTo(1_000_000);
      assertThat(Asyncio.runningLoop().metrics().switches() - before).isLessThan(5000);
    });
  }

  @Test
  void linesBeforeABrokenOneAreGivenFirst() throws IOException {
    Path path = dir.resolve("f");
    var bytes = new byte[100_000];
    java.util.Arrays.fill(bytes, (byte) '\n');
    bytes[bytes.length - 1] = (byte) 0xff;
    Files.write(path, bytes);
    virtual(() -> {
      var got = new ArrayList<String>();
      assertThatThrownBy(
              () -> {
                for (String line : AsyncFiles.lines(path)) {
                  got.add(line);
                }
              })
          .isInstanceOf(UncheckedIOException.class)
          .hasCauseInstanceOf(MalformedInputException.class);
      assertThat(got).hasSizeGreaterThan(50_000);
    });
    assertThat(FileCancellationTest.openDescriptorsBelow(dir)).isEmpty();
  }

  @Test
  void aSequenceThatIsLeftEarlyIsOverOnceClosed() throws IOException {
    Path path = Files.write(dir.resolve("f"), List.of("a", "b"));
    virtual(() -> {
      var lines = AsyncFiles.lines(path);
      var iterator = lines.iterator();
      assertThat(iterator.next()).isEqualTo("a");
      lines.close();
      assertThat(iterator.hasNext()).isFalse();
      assertThatThrownBy(lines::iterator).isInstanceOf(IllegalStateException.class);
    });
    assertThat(FileCancellationTest.openDescriptorsBelow(dir)).isEmpty();
  }
}
