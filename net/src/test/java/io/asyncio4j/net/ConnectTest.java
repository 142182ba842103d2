package io.asyncio4j.net;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.timeout;
import static io.asyncio4j.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.CancelledError;
import io.asyncio4j.net.netty.Transport;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.asyncio4j.net.OnLoop#transports")
@ExtendWith(NoLeaks.class)
class ConnectTest {
  @Parameter Transport transport;

  @Test
  void aRefusalSaysWho() throws Exception {
    OnLoop.run(
        transport,
        () ->
            assertThatThrownBy(() -> Net.openConnection("127.0.0.1", 1))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("127.0.0.1:1"));
  }

  @Test
  void aNameThatDoesNotExistSaysSo() throws Exception {
    OnLoop.run(
        transport,
        () ->
            assertThatThrownBy(() -> Net.openConnection("no-such-host.invalid", 1))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageContaining("no-such-host.invalid"));
  }

  @Test
  void aConnectThatTakesTooLongLeavesNothing() throws Exception {
    try (var nobody = new Unanswering("127.0.0.1", 0)) {
      OnLoop.run(
          transport,
          () ->
              assertThatThrownBy(() ->
                      timeout(
                          Duration.ofMillis(20),
                          () -> Net.openConnection("127.0.0.1", nobody.port())))
                  .isInstanceOf(TimeoutException.class));
    }
  }

  @Test
  void aConnectCancelledAtAnyTurnLeavesNothing() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          try (var server = Net.startServer((reader, _) -> reader.read(), "127.0.0.1", 0)) {
            for (int turns = 0; turns < 8; turns++) {
              var connecting =
                  createTask(() -> {
                    try (var connection = Net.openConnection("localhost", server.port())) {
                      connection.reader().read();
                    }
                  });
              for (int i = 0; i < turns; i++) {
                yieldNow();
              }
              connecting.cancel();
              assertThatThrownBy(connecting::await).isInstanceOf(CancelledError.class);
            }
            while (server.clients() > 0) {
              yieldNow();
            }
          }
        });
  }

  @Test
  void aConnectionComesFromTheAddressThatIsSaid() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          var local = new InetSocketAddress("127.0.0.3", 0);
          try (var server =
                  Net.startServer(
                      (_, writer) ->
                          writer.write(
                              ((InetSocketAddress) writer.remoteAddress()).getHostString()),
                      "127.0.0.1",
                      0);
              var connection =
                  Net.openConnection(
                      "127.0.0.1",
                      server.port(),
                      ConnectOptions.defaults().localAddress(local).keepAlive(true))) {
            assertThat(connection.reader().read()).asString().isEqualTo("127.0.0.3");
          }
        });
  }
}
