package io.asyncio4j.net;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.AsyncEvent;
import io.asyncio4j.CancelledError;
import io.asyncio4j.Promise;
import io.asyncio4j.net.netty.NettyLoop;
import io.asyncio4j.net.netty.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.asyncio4j.net.OnLoop#transports")
@ExtendWith(NoLeaks.class)
class StreamWriterTest {
  /** More than any socket buffer of the kernel holds. */
  private static final int MUCH = 24 << 20;

  @Parameter Transport transport;

  @Test
  void everyFormOfWriteArrives() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          try (var server =
                  Net.startServer(
                      (_, writer) -> {
                        writer.write("ä");
                        writer.write(new byte[] {'b'});
                        writer.write(ByteBuffer.wrap(new byte[] {'x', 'c', 'd'}, 1, 2));
                      },
                      "127.0.0.1",
                      0);
              var connection = Net.openConnection("127.0.0.1", server.port())) {
            assertThat(connection.reader().read()).asString().isEqualTo("äbcd");
          }
        });
  }

  @Test
  void whatIsWrittenIsCopied() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          try (var server =
                  Net.startServer(
                      (_, writer) -> {
                        byte[] bytes = {'a'};
                        writer.write(bytes);
                        bytes[0] = 'b';
                        writer.write(bytes);
                      },
                      "127.0.0.1",
                      0);
              var connection = Net.openConnection("127.0.0.1", server.port())) {
            assertThat(connection.reader().read()).asString().isEqualTo("ab");
          }
        });
  }

  @Test
  void muchThatIsWrittenAtOnceArrivesInOrder() throws Exception {
    byte[] sent = new byte[MUCH / 8];
    for (int i = 0; i < sent.length; i++) {
      sent[i] = (byte) (i * 31 + (i >> 12));
    }
    OnLoop.run(
        transport,
        () -> {
          try (var server =
                  Net.startServer(
                      (_, writer) -> {
                        for (int at = 0; at < 1000; at++) {
                          writer.write(Arrays.copyOfRange(sent, at, at + 1));
                        }
                        writer.write(Arrays.copyOfRange(sent, 1000, sent.length));
                      },
                      "127.0.0.1",
                      0);
              var connection = Net.openConnection("127.0.0.1", server.port())) {
            assertThat(connection.reader().read()).isEqualTo(sent);
          }
        });
  }

  @Test
  void drainSuspendsWhileTheReaderIsSlowAndMemoryDoesNotGrow() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          var written = new long[1];
          var most = new long[1];
          try (var server =
                  Net.startServer(
                      (_, writer) -> {
                        byte[] piece = new byte[1 << 16];
                        while (written[0] < MUCH) {
                          writer.write(piece);
                          written[0] += piece.length;
                          most[0] = Math.max(most[0], writer.buffered());
                          writer.drain();
                        }
                      },
                      "127.0.0.1",
                      0);
              var connection = Net.openConnection("127.0.0.1", server.port())) {
            awaitStandstill(written);
            assertThat(written[0]).isLessThan(MUCH);
            assertThat(most[0]).isLessThanOrEqualTo(2 * StreamOutput.HIGH_WATER);
            long read = 0;
            byte[] bytes = connection.reader().read(1 << 20);
            // What the reader kept meanwhile: twice its limit and the read that went above.
            assertThat(bytes.length).isLessThanOrEqualTo(3 * StreamReader.DEFAULT_LIMIT);
            while (bytes.length > 0) {
              read += bytes.length;
              bytes = connection.reader().read(1 << 20);
            }
            assertThat(read).isEqualTo(MUCH);
          }
        });
  }

  /** Until nothing more is written although the loop goes round. */
  private static void awaitStandstill(long[] written) {
    long before = -1;
    while (before != written[0]) {
      before = written[0];
      sleep(Duration.ofMillis(20));
    }
  }

  @Test
  void theEndOfOneDirectionLeavesTheOther() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          try (var server =
                  Net.startServer(
                      (reader, writer) -> {
                        byte[] all = reader.read();
                        writer.write("you said " + new String(all));
                      },
                      "127.0.0.1",
                      0);
              var connection = Net.openConnection("127.0.0.1", server.port())) {
            connection.writer().write("hello");
            assertThat(connection.writer().canWriteEof()).isTrue();
            connection.writer().writeEof();
            assertThat(connection.reader().read()).asString().isEqualTo("you said hello");
            assertThatThrownBy(() -> connection.writer().write("more"))
                .isInstanceOf(IllegalStateException.class);
          }
        });
  }

  @Test
  void closeSendsWhatWasWrittenFirst() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          var received = Promise.<Integer>create();
          try (var server =
              Net.startServer(
                  (reader, _) -> received.setResult(reader.read().length), "127.0.0.1", 0)) {
            var connection = Net.openConnection("127.0.0.1", server.port());
            connection.writer().write(new byte[MUCH / 4]);
            connection.close();
            connection.close();
            assertThat(connection.writer().isClosing()).isTrue();
            assertThat(received.await()).isEqualTo(MUCH / 4);
            assertThatThrownBy(() -> connection.writer().write("more"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
            assertThat(connection.reader().read()).isEmpty();
          }
        });
  }

  @Test
  void closeGivesUpOnAPeerThatTakesNothing() throws Exception {
    OnLoop.runInVirtualTime(
        transport,
        () -> {
          var over = new AsyncEvent();
          try (var server = Net.startServer((_, _) -> over.await(), "127.0.0.1", 0)) {
            var connection =
                Net.openConnection(
                    "127.0.0.1",
                    server.port(),
                    ConnectOptions.defaults().closeTimeout(Duration.ofMinutes(5)));
            connection.writer().write(new byte[MUCH]);
            assertThatThrownBy(connection::close)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("before all that was written had gone out");
            over.set();
          }
        });
  }

  @Test
  void aCancelledCloseCutsTheConnection() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          var over = new AsyncEvent();
          try (var server = Net.startServer((_, _) -> over.await(), "127.0.0.1", 0)) {
            var connection = Net.openConnection("127.0.0.1", server.port());
            connection.writer().write(new byte[MUCH]);
            var close = createTask(connection::close);
            yieldNow();
            close.cancel();
            assertThatThrownBy(close::await).isInstanceOf(CancelledError.class);
            over.set();
          }
        });
  }

  @Test
  void aCancelledDrainLeavesTheConnectionAsItIs() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          var go = new AsyncEvent();
          var received = Promise.<Integer>create();
          try (var server =
                  Net.startServer(
                      (reader, _) -> {
                        go.await();
                        received.setResult(reader.read().length);
                      },
                      "127.0.0.1",
                      0);
              var connection = Net.openConnection("127.0.0.1", server.port())) {
            connection.writer().write(new byte[MUCH]);
            var first = createTask(connection.writer()::drain);
            var second = createTask(connection.writer()::drain);
            yieldNow();
            first.cancel();
            assertThatThrownBy(first::await).isInstanceOf(CancelledError.class);
            go.set();
            second.await();
            connection.writer().writeEof();
            assertThat(received.await()).isEqualTo(MUCH);
          }
        });
  }

  @Test
  void aResetWakesADrain() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          try (var peer = new RawPeer()) {
            var connection = Net.openConnection("127.0.0.1", peer.port());
            peer.accept();
            connection.writer().write(new byte[MUCH]);
            var drain = createTask(connection.writer()::drain);
            yieldNow();
            peer.reset();
            assertThatThrownBy(drain::await)
                .isInstanceOf(IOException.class)
                .hasMessage("the peer 127.0.0.1:" + peer.port() + " has reset the connection");
            assertThatThrownBy(connection::close).isInstanceOf(IOException.class);
          }
        });
  }

  @Test
  void abortDropsWhatWasWritten() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          try (var peer = new RawPeer()) {
            var connection = Net.openConnection("127.0.0.1", peer.port());
            peer.accept();
            connection.writer().write(new byte[MUCH]);
            yieldNow();
            connection.writer().abort();
            assertThatThrownBy(connection.writer()::waitClosed).isInstanceOf(IOException.class);
          }
          assertThat(NettyLoop.running().openChannels()).isZero();
        });
  }

  @Test
  void bothSidesKnowTheAddresses() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          var seen = Promise.<StreamWriter>create();
          try (var server =
                  Net.startServer(
                      (reader, writer) -> {
                        seen.setResult(writer);
                        reader.read();
                      },
                      "127.0.0.1",
                      0);
              var connection = Net.openConnection("127.0.0.1", server.port())) {
            StreamWriter other = seen.await();
            assertThat(connection.writer().remoteAddress()).isEqualTo(other.localAddress());
            assertThat(connection.writer().localAddress()).isEqualTo(other.remoteAddress());
            assertThat(((InetSocketAddress) other.localAddress()).getPort())
                .isEqualTo(server.port());
            assertThat(other.tls()).isNull();
          }
        });
  }
}
