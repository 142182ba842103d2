package io.asyncio4j.net;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.yieldNow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.asyncio4j.AsyncEvent;
import io.asyncio4j.net.netty.Transport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.asyncio4j.net.OnLoop#transports")
@ExtendWith(NoLeaks.class)
class StreamReaderTest {
  @Parameter Transport transport;

  private interface Use {
    void of(StreamReader reader) throws Exception;
  }

  /** Reads what a server sends, which then ends the connection. */
  private void reading(String sent, Use use) throws Exception {
    reading(sent.getBytes(UTF_8), ConnectOptions.defaults(), use);
  }

  private void reading(byte[] sent, ConnectOptions options, Use use) throws Exception {
    OnLoop.run(
        transport,
        () -> {
          try (var server = Net.startServer((_, writer) -> writer.write(sent), "127.0.0.1", 0);
              var connection = Net.openConnection("127.0.0.1", server.port(), options)) {
            use.of(connection.reader());
          }
        });
  }

  @Test
  void readReadsToTheEnd() throws Exception {
    reading(
        "hello",
        reader -> {
          assertThat(reader.read()).asString().isEqualTo("hello");
          assertThat(reader.atEof()).isTrue();
          assertThat(reader.read()).isEmpty();
        });
  }

  @Test
  void readOfANumberReadsNoMore() throws Exception {
    reading(
        "hello",
        reader -> {
          assertThat(reader.read(0)).isEmpty();
          assertThat(reader.read(3)).asString().isEqualTo("hel");
          assertThat(reader.atEof()).isFalse();
          assertThat(reader.read(100)).asString().isEqualTo("lo");
          assertThat(reader.read(100)).isEmpty();
        });
  }

  @Test
  void readExactlyReadsAllOfIt() throws Exception {
    reading(
        "hello world",
        reader -> {
          assertThat(reader.readExactly(5)).asString().isEqualTo("hello");
          assertThat(reader.readExactly(0)).isEmpty();
          var failure =
              catchThrowableOfType(IncompleteReadException.class, () -> reader.readExactly(7));
          assertThat(failure.partial()).asString().isEqualTo(" world");
          assertThat(failure).hasMessage("the connection ended after 6 of 7 bytes");
          assertThat(reader.atEof()).isTrue();
        });
  }

  @Test
  void readExactlyMayAskForMoreThanTheLimit() throws Exception {
    byte[] sent = new byte[1 << 20];
    reading(
        sent,
        ConnectOptions.defaults().limit(100),
        reader -> assertThat(reader.readExactly(sent.length)).hasSize(sent.length));
  }

  @Test
  void readUntilReadsTheSeparatorToo() throws Exception {
    reading(
        "a--b-c--d",
        reader -> {
          assertThat(reader.readUntil("--".getBytes(UTF_8))).asString().isEqualTo("a--");
          assertThat(reader.readUntil("--".getBytes(UTF_8))).asString().isEqualTo("b-c--");
          var failure =
              catchThrowableOfType(
                  IncompleteReadException.class, () -> reader.readUntil("--".getBytes(UTF_8)));
          assertThat(failure.partial()).asString().isEqualTo("d");
        });
  }

  @Test
  void readUntilFindsASeparatorThatComesInPieces() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          var read = new AsyncEvent();
          try (var server =
                  Net.startServer(
                      (_, writer) -> {
                        writer.write("x\r");
                        read.await();
                        writer.write("\ny");
                      },
                      "127.0.0.1",
                      0);
              var connection = Net.openConnection("127.0.0.1", server.port())) {
            var line = createTask(() -> connection.reader().readUntil("\r\n".getBytes(UTF_8)));
            yieldNow();
            read.set();
            assertThat(line.await()).asString().isEqualTo("x\r\n");
          }
        });
  }

  @Test
  void moreThanTheLimitBeforeASeparatorIsAnErrorThatLosesNothing() throws Exception {
    reading(
        "0123456789;".getBytes(UTF_8),
        ConnectOptions.defaults().limit(8),
        reader -> {
          var failure =
              catchThrowableOfType(
                  LimitOverrunException.class, () -> reader.readUntil(new byte[] {';'}));
          assertThat(failure)
              .hasMessageContaining("the limit is 8")
              .hasMessageContaining("ConnectOptions.limit");
          assertThat(reader.readExactly(failure.consumed())).asString().startsWith("012345678");
          assertThat(reader.readUntil(new byte[] {';'})).asString().endsWith(";");
        });
  }

  @Test
  void aLineIsWithoutItsEnd() throws Exception {
    reading(
        "one\ntwo\r\n\nthree",
        reader -> {
          assertThat(reader.readLine()).isEqualTo("one");
          assertThat(reader.readLine()).isEqualTo("two");
          assertThat(reader.readLine()).isEmpty();
          assertThat(reader.readLine()).isEqualTo("three");
          assertThat(reader.readLine()).isNull();
        });
  }

  @Test
  void aLineInBytesIsAsItCame() throws Exception {
    reading(
        "one\r\ntwo",
        reader -> {
          assertThat(reader.readLineBytes()).asString().isEqualTo("one\r\n");
          assertThat(reader.readLineBytes()).asString().isEqualTo("two");
          assertThat(reader.readLineBytes()).isEmpty();
        });
  }

  @Test
  void aLineLongerThanTheLimitIsGone() throws Exception {
    reading(
        "0123456789\nnext\n".getBytes(UTF_8),
        ConnectOptions.defaults().limit(8),
        reader -> {
          assertThatThrownBy(reader::readLine).isInstanceOf(LimitOverrunException.class);
          assertThat(reader.readLine()).isEqualTo("next");
        });
  }

  @Test
  void aReaderIsIteratedByLines() throws Exception {
    reading(
        "a\nb\nc",
        reader -> {
          List<String> lines = new ArrayList<>();
          for (String line : reader) {
            lines.add(line);
          }
          assertThat(lines).containsExactly("a", "b", "c");
        });
  }

  @Test
  void onlyOneCoroutineReads() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          try (var server = Net.startServer((reader, _) -> reader.read(), "127.0.0.1", 0);
              var connection = Net.openConnection("127.0.0.1", server.port())) {
            var first = createTask(() -> connection.reader().readLine());
            yieldNow();
            assertThatThrownBy(() -> connection.reader().readLine())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another coroutine is reading");
            first.cancel();
          }
        });
  }

  @Test
  void aCancelledReadLosesNothing() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          var cancelled = new AsyncEvent();
          try (var server =
                  Net.startServer(
                      (_, writer) -> {
                        writer.write("first ");
                        cancelled.await();
                        writer.write("second\n");
                      },
                      "127.0.0.1",
                      0);
              var connection = Net.openConnection("127.0.0.1", server.port())) {
            var read = createTask(() -> connection.reader().readLine());
            yieldNow();
            read.cancel();
            cancelled.set();
            assertThatThrownBy(read::await).isInstanceOf(io.asyncio4j.CancelledError.class);
            assertThat(connection.reader().readLine()).isEqualTo("first second");
          }
        });
  }

  @Test
  void wrongArgumentsAreRefused() throws Exception {
    reading(
        "",
        reader -> {
          assertThatThrownBy(() -> reader.read(-1)).isInstanceOf(IllegalArgumentException.class);
          assertThatThrownBy(() -> reader.readExactly(-1))
              .isInstanceOf(IllegalArgumentException.class);
          assertThatThrownBy(() -> reader.readUntil(new byte[0]))
              .isInstanceOf(IllegalArgumentException.class);
        });
  }

  @Test
  void whatCameBeforeAResetCanStillBeRead() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          try (var peer = new RawPeer();
              var connection = Net.openConnection("127.0.0.1", peer.port())) {
            peer.accept();
            peer.send("before");
            assertThat(connection.reader().readExactly(3)).asString().isEqualTo("bef");
            peer.reset();
            var failure = catchThrowableOfType(IOException.class, connection.reader()::read);
            assertThat(failure)
                .hasMessage("the peer 127.0.0.1:" + peer.port() + " has reset the connection");
            assertThatThrownBy(() -> connection.writer().drain())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has reset the connection");
            connection.writer().write("dropped");
          } catch (IOException e) {
            // close() tells of the bytes that never went out.
            assertThat(e).hasMessageContaining("has reset the connection");
          }
        });
  }
}
