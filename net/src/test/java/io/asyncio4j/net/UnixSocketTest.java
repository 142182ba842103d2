package io.asyncio4j.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.asyncio4j.net.netty.Transport;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(
    value = Transport.class,
    names = {"EPOLL", "NIO"})
@ExtendWith(NoLeaks.class)
class UnixSocketTest {
  @Parameter Transport transport;
  @TempDir Path folder;

  private static void echo(StreamReader reader, StreamWriter writer) throws IOException {
    writer.write(reader.readLine());
  }

  @Test
  void aUnixSocketIsAStreamLikeAnother() throws Exception {
    assumeTrue(transport.isAvailable(), "no " + transport);
    Path path = folder.resolve("socket");
    OnLoop.run(
        transport,
        () -> {
          try (var server = Net.startUnixServer(UnixSocketTest::echo, path);
              var connection = Net.openUnixConnection(path)) {
            assertThat(server.addresses()).containsExactly(UnixDomainSocketAddress.of(path));
            assertThatThrownBy(server::port).isInstanceOf(IllegalStateException.class);
            connection.writer().write("hello\n");
            assertThat(connection.writer().canWriteEof()).isEqualTo(transport != Transport.NIO);
            assertThat(connection.reader().read()).asString().isEqualTo("hello");
            assertThat(connection.writer().remoteAddress())
                .isEqualTo(UnixDomainSocketAddress.of(path));
          }
          assertThat(path).doesNotExist();
          assertThatThrownBy(() -> Net.openUnixConnection(path)).isInstanceOf(IOException.class);
        });
  }

  @Test
  void aSocketLeftBehindIsReplacedAndAFileIsNot() throws Exception {
    assumeTrue(transport.isAvailable(), "no " + transport);
    Path path = folder.resolve("socket");
    Path file = Files.writeString(folder.resolve("file"), "precious");
    try (var stale = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      stale.bind(UnixDomainSocketAddress.of(path));
    }
    assertThat(path).exists();
    OnLoop.run(
        transport,
        () -> {
          try (var _ = Net.startUnixServer(UnixSocketTest::echo, path)) {
            Net.openUnixConnection(path).close();
          }
          assertThatThrownBy(() -> Net.startUnixServer(UnixSocketTest::echo, file))
              .isInstanceOf(IOException.class)
              .hasMessageContaining("it is no socket");
        });
    assertThat(file).hasContent("precious");
  }
}
