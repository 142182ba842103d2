package io.asyncio4j.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.asyncio4j.net.netty.Transport;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.StandardSocketOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Groups of UDP; nothing leaves the machine. */
@ParameterizedClass
@MethodSource("io.asyncio4j.net.OnLoop#transports")
@ExtendWith(NoLeaks.class)
class MulticastTest {
  private static final InetAddress GROUP = address("239.255.43.21");
  private static NetworkInterface network;

  @Parameter Transport transport;

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeAll
  static void findANetwork() throws Exception {
    network =
        NetworkInterface.networkInterfaces()
            .filter(MulticastTest::carriesGroups)
            .findFirst()
            .orElse(null);
    assumeTrue(network != null, "no network of this machine carries datagrams to groups");
  }

  /** Whether the JDK's own sockets can talk over it. */
  private static boolean carriesGroups(NetworkInterface candidate) {
    try (var socket = new MulticastSocket(0)) {
      if (!candidate.isUp()
          || !candidate.supportsMulticast()
          || candidate.inetAddresses().noneMatch(Inet4Address.class::isInstance)) {
        return false;
      }
      socket.joinGroup(new InetSocketAddress(GROUP, 0), candidate);
      socket.setOption(StandardSocketOptions.IP_MULTICAST_IF, candidate);
      socket.setTimeToLive(0);
      socket.setSoTimeout(1000);
      socket.send(new DatagramPacket(new byte[1], 1, GROUP, socket.getLocalPort()));
      socket.receive(new DatagramPacket(new byte[1], 1));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @BeforeEach
  void hasGroups() {
    assumeTrue(transport != Transport.KQUEUE, "kqueue has no groups");
  }

  private static DatagramOptions toGroups() {
    return DatagramOptions.defaults().multicastInterface(network).multicastTtl(0);
  }

  private static void send(DatagramEndpoint from, String text, DatagramEndpoint to)
      throws IOException {
    from.send(text.getBytes(UTF_8), new InetSocketAddress(GROUP, to.localAddress().getPort()));
  }

  @Test
  void aMemberGetsWhatIsSentToItsGroup() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          var shared = DatagramOptions.defaults().reusePort(true);
          try (var one = Net.openDatagram("0.0.0.0", 0, shared);
              var two = Net.openDatagram("0.0.0.0", one.localAddress().getPort(), shared);
              var sender = Net.openDatagram("0.0.0.0", 0, toGroups())) {
            one.joinGroup(GROUP, network);
            two.joinGroup(GROUP, network);
            send(sender, "hello", one);
            assertThat(one.receive().text()).isEqualTo("hello");
            assertThat(two.receive().text()).isEqualTo("hello");
          }
        });
  }

  @Test
  void whoHasLeftGetsNoMore() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          try (var member = Net.openDatagram("0.0.0.0", 0);
              var sender = Net.openDatagram("0.0.0.0", 0, toGroups())) {
            member.joinGroup(GROUP, network);
            send(sender, "first", member);
            assertThat(member.receive().text()).isEqualTo("first");
            member.leaveGroup(GROUP, network);
            send(sender, "second", member);
            member.joinGroup(GROUP, network);
            send(sender, "third", member);
            assertThat(member.receive().text()).isEqualTo("third");
          }
        });
  }

  @Test
  void whatIsSentWithoutLoopbackIsForOtherMachinesOnly() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          try (var member = Net.openDatagram("0.0.0.0", 0);
              var away = Net.openDatagram("0.0.0.0", 0, toGroups().multicastLoopback(false));
              var here = Net.openDatagram("0.0.0.0", 0, toGroups().multicastLoopback(true))) {
            member.joinGroup(GROUP, network);
            send(away, "away", member);
            send(here, "here", member);
            assertThat(member.receive().text()).isEqualTo("here");
          }
        });
  }

  @Test
  void whatIsNoGroupCannotBeJoined() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          try (var endpoint = Net.openDatagram("0.0.0.0", 0)) {
            assertThatThrownBy(() -> endpoint.joinGroup(address("10.0.0.1"), network))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10.0.0.1 is no group");
            endpoint.close();
            assertThatThrownBy(() -> endpoint.joinGroup(GROUP, network))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("closed");
          }
          assertThatThrownBy(() -> DatagramOptions.defaults().multicastTtl(256))
              .isInstanceOf(IllegalArgumentException.class);
        });
  }
}
