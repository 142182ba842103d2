package io.asyncio4j.net;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.yieldNow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.CancelledError;
import io.asyncio4j.net.netty.Transport;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.asyncio4j.net.OnLoop#transports")
@ExtendWith(NoLeaks.class)
class DatagramTest {
  @Parameter Transport transport;

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void aDatagramComesWithItsSender() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          try (var one = Net.openDatagram("127.0.0.1", 0);
              var two = Net.openDatagram("127.0.0.1", 0)) {
            one.send(bytes("ping"), two.localAddress());
            Datagram ping = two.receive();
            assertThat(ping).isEqualTo(new Datagram(bytes("ping"), one.localAddress()));
            two.send(bytes("pong"), ping.sender());
            assertThat(one.receive().text()).isEqualTo("pong");
          }
        });
  }

  @Test
  void aConnectedEndpointNeedsNoAddress() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          try (var server = Net.openDatagram("127.0.0.1", 0);
              var client = Net.connectDatagram("127.0.0.1", server.localAddress().getPort())) {
            assertThat(client.remoteAddress()).isEqualTo(server.localAddress());
            client.send(bytes("hello"));
            server.send(bytes("you too"), server.receive().sender());
            Datagram answer = client.receive();
            assertThat(answer.text()).isEqualTo("you too");
            assertThat(answer.sender()).isEqualTo(server.localAddress());
            assertThatThrownBy(() -> server.send(bytes("to whom")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not connected");
          }
        });
  }

  @Test
  void aLargeDatagramComesWholeAndOneTooLargeIsAnError() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          try (var one = Net.openDatagram("127.0.0.1", 0);
              var two = Net.openDatagram("127.0.0.1", 0)) {
            byte[] large = new byte[60_000];
            large[59_999] = 7;
            one.send(large, two.localAddress());
            assertThat(two.receive().data()).isEqualTo(large);
            assertThatThrownBy(() -> one.send(new byte[70_000], two.localAddress()))
                .isInstanceOf(IOException.class);
          }
        });
  }

  @Test
  void whatDoesNotFitIntoTheQueueIsDroppedAndCounted() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          try (var sender = Net.openDatagram("127.0.0.1", 0);
              var receiver =
                  Net.openDatagram("127.0.0.1", 0, DatagramOptions.defaults().queueSize(2))) {
            for (int i = 0; i < 5; i++) {
              sender.send(bytes("" + i), receiver.localAddress());
            }
            while (receiver.dropped() < 3) {
              yieldNow();
            }
            assertThat(receiver.receive().text()).isEqualTo("0");
            assertThat(receiver.receive().text()).isEqualTo("1");
          }
        });
  }

  @Test
  void severalCoroutinesMayReceive() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          try (var sender = Net.openDatagram("127.0.0.1", 0);
              var receiver = Net.openDatagram("127.0.0.1", 0)) {
            var first = createTask(receiver::receive);
            var second = createTask(receiver::receive);
            var cancelled = createTask(receiver::receive);
            yieldNow();
            cancelled.cancel();
            sender.send(bytes("a"), receiver.localAddress());
            sender.send(bytes("b"), receiver.localAddress());
            assertThat(first.await().text() + second.await().text()).isEqualTo("ab");
            assertThatThrownBy(cancelled::await).isInstanceOf(CancelledError.class);
          }
        });
  }

  @Test
  void aReceiveEndsWhenTheEndpointIsClosed() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          var endpoint = Net.openDatagram("127.0.0.1", 0);
          var receiving = createTask(endpoint::receive);
          yieldNow();
          endpoint.close();
          endpoint.close();
          assertThatThrownBy(receiving::await)
              .isInstanceOf(IOException.class)
              .hasMessageContaining("closed");
          assertThatThrownBy(() -> endpoint.send(bytes("x"), new InetSocketAddress("127.0.0.1", 9)))
              .isInstanceOf(IOException.class);
        });
  }

  @Test
  void aConnectedPeerThatDoesNotListenIsAnError() throws Exception {
    int free;
    try (var socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      free = socket.getLocalPort();
    }
    OnLoop.run(
        transport,
        () -> {
          try (var client = Net.connectDatagram("127.0.0.1", free)) {
            client.send(bytes("anybody?"));
            assertThatThrownBy(client::receive).isInstanceOf(IOException.class);
          }
        });
  }

  @Test
  void aPortThatIsTakenIsAnError() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          try (var endpoint = Net.openDatagram("127.0.0.1", 0)) {
            int port = endpoint.localAddress().getPort();
            assertThatThrownBy(() -> Net.openDatagram("127.0.0.1", port))
                .isInstanceOf(IOException.class);
          }
        });
  }
}
