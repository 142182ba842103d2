package io.asyncio4j.net.netty;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.asyncio4j.CancelledError;
import io.asyncio4j.Coroutine;
import io.asyncio4j.VoidCoroutine;
import io.asyncio4j.net.OnLoop;
import io.asyncio4j.net.Unanswering;
import io.netty.channel.Channel;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.asyncio4j.net.OnLoop#transports")
class ConnectorTest {
  @Parameter Transport transport;

  private static InetAddress address(String literal) throws Exception {
    return InetAddress.getByName(literal);
  }

  private static Connector connector(Duration attemptDelay) {
    return new Connector(NettyLoop.running(), _ -> {}, _ -> {}, attemptDelay);
  }

  private static Channel listen(String host, int port) throws Exception {
    return new Listener(NettyLoop.running(), _ -> {}, _ -> {}).bind(host, port);
  }

  private static int port(Channel listener) {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  private static void close(Channel... channels) {
    for (Channel channel : channels) {
      NettyLoop.running().await(channel::close);
    }
  }

  private static InetAddress addressOf(Channel channel) {
    return ((InetSocketAddress) channel.remoteAddress()).getAddress();
  }

  @Test
  void familiesAreTriedInTurnAndThePreferredFirst() throws Exception {
    InetAddress[] resolved = {
      address("2001:db8::1"), address("2001:db8::2"), address("192.0.2.1"), address("2001:db8::3")
    };
    assertThat(Connector.interleave(resolved))
        .containsExactly(resolved[0], resolved[2], resolved[1], resolved[3]);
  }

  @Test
  void anAddressThatDoesNotAnswerIsOvertakenByTheNext() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          Channel listener = listen("127.0.0.1", 0);
          try (var _ = new Unanswering("127.0.0.2", port(listener))) {
            Channel channel =
                connector(Duration.ofMillis(10))
                    .connect(
                        List.of(address("127.0.0.2"), address("127.0.0.1")), port(listener), null);
            assertThat(addressOf(channel)).isEqualTo(address("127.0.0.1"));
            close(channel, listener);
          }
        });
  }

  @Test
  void anAddressThatFailsIsFollowedByTheNextAtOnce() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          Channel listener = listen("127.0.0.1", 0);
          // Nobody listens at the first; a delay would take the test into its timeout.
          Channel channel =
              connector(Duration.ofHours(1))
                  .connect(
                      List.of(address("127.0.0.2"), address("127.0.0.1")), port(listener), null);
          assertThat(addressOf(channel)).isEqualTo(address("127.0.0.1"));
          close(channel, listener);
        });
  }

  @Test
  void aDeadIpv6AddressDoesNotKeepFromIpv4() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          Channel listener = listen("127.0.0.1", 0);
          Channel channel =
              connector(Duration.ofMillis(10))
                  .connect(
                      List.of(address("2001:db8::1"), address("127.0.0.1")), port(listener), null);
          assertThat(addressOf(channel)).isEqualTo(address("127.0.0.1"));
          close(channel, listener);
        });
  }

  @Test
  void whenAllFailTheFirstIsThrownAndTheOthersAreSuppressed() throws Exception {
    OnLoop.run(
        transport,
        () ->
            assertThatThrownBy(() ->
                    connector(Duration.ofHours(1))
                        .connect(
                            List.of(
                                address("127.0.0.2"), address("127.0.0.3"), address("127.0.0.4")),
                            1,
                            null))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("127.0.0.2")
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(2)));
  }

  @Test
  void aCancelledRaceLeavesNothing() throws Exception {
    assumeFalse(
        transport == Transport.IO_URING,
        "Netty's io_uring takes back a connect only when it fails");
    try (var first = new Unanswering("127.0.0.1", 0);
        var _ = new Unanswering("127.0.0.2", first.port())) {
      OnLoop.run(
          transport,
          () -> {
            var racing =
                createTask(() ->
                    connector(Duration.ofMillis(1))
                        .connect(
                            List.of(address("127.0.0.1"), address("127.0.0.2")),
                            first.port(),
                            null));
            while (NettyLoop.running().openChannels() < 2) {
              assertThat(racing.isDone()).as("somebody answered").isFalse();
              yieldNow();
            }
            racing.cancel();
            assertThatThrownBy(racing::await).isInstanceOf(CancelledError.class);
          });
    }
  }

  /** Cancels what {@code opens} does after every number of turns up to that at which it is over. */
  private static void cancelAtEveryTurn(Coroutine<Channel, ?> opens, VoidCoroutine<?> then)
      throws Exception {
    boolean over = false;
    for (int turns = 0; !over; turns++) {
      var opening = createTask(opens);
      for (int i = 0; i < turns; i++) {
        yieldNow();
      }
      over = !opening.cancel();
      try {
        close(opening.await());
      } catch (CancelledError e) {
        // As it should.
      }
      then.call();
    }
  }

  @Test
  void aBindThatIsCancelledAtWhateverTurnFreesThePort() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          Channel first = listen("127.0.0.1", 0);
          int port = port(first);
          close(first);
          cancelAtEveryTurn(
              () -> listen("127.0.0.1", port),
              () -> {
                yieldNow();
                close(listen("127.0.0.1", port));
              });
        });
  }

  @Test
  void aConnectThatIsCancelledAtWhateverTurnLeavesNoChannel() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          Channel listener = listen("127.0.0.1", 0);
          cancelAtEveryTurn(
              () ->
                  connector(Duration.ofHours(1))
                      .connect(List.of(address("127.0.0.1")), port(listener), null),
              () -> {
                while (NettyLoop.running().openChannels() > 0) {
                  yieldNow();
                }
              });
          close(listener);
        });
  }
}
