package io.asyncio4j.net;

import static io.asyncio4j.Asyncio.await;
import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.timeout;
import static io.asyncio4j.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.AsyncEvent;
import io.asyncio4j.AsyncQueue;
import io.asyncio4j.CancelledError;
import io.asyncio4j.ContextVar;
import io.asyncio4j.LoopException;
import io.asyncio4j.net.netty.Transport;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.asyncio4j.net.OnLoop#transports")
@ExtendWith(NoLeaks.class)
class ServerTest {
  private static final ContextVar<String> WHO = ContextVar.of("who", "nobody");

  @Parameter Transport transport;

  private static Connection connect(Server server) throws IOException {
    return Net.openConnection("127.0.0.1", server.port());
  }

  @Test
  void connectionsAreServedAtTheSameTime() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          var here = new int[1];
          var all = new AsyncEvent();
          try (var server =
              Net.startServer(
                  (_, writer) -> {
                    if (++here[0] == 3) {
                      all.set();
                    }
                    all.await();
                    writer.write("together");
                  },
                  "127.0.0.1",
                  0)) {
            var connections = List.of(connect(server), connect(server), connect(server));
            for (Connection connection : connections) {
              assertThat(connection.reader().read()).asString().isEqualTo("together");
              connection.close();
            }
          }
        });
  }

  @Test
  void handlersHaveTheContextOfWhoStartedTheServer() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          WHO.set("starter");
          try (var server =
              Net.startServer(
                  (_, writer) -> {
                    writer.write(WHO.get());
                    WHO.set("a handler");
                  },
                  "127.0.0.1",
                  0)) {
            WHO.set("client");
            for (int i = 0; i < 3; i++) {
              try (var connection = connect(server)) {
                assertThat(connection.reader().read()).asString().isEqualTo("starter");
              }
            }
          }
        });
  }

  @Test
  void aHandlersFailureGoesToTheExceptionHandlerAndTheServerGoesOn() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          var failures = new ArrayList<LoopException>();
          runningLoop().setExceptionHandler((_, failure) -> failures.add(failure));
          var failure = new IllegalArgumentException("no");
          try (var server =
              Net.startServer(
                  (reader, _) -> {
                    if (reader.readLine().equals("fail")) {
                      throw failure;
                    }
                  },
                  "127.0.0.1",
                  0)) {
            for (String line : List.of("fail\n", "go on\n")) {
              try (var connection = connect(server)) {
                connection.writer().write(line);
                assertThat(connection.reader().read()).isEmpty();
              }
            }
          }
          assertThat(failures)
              .singleElement()
              .satisfies(told -> {
                assertThat(told.exception()).isSameAs(failure);
                assertThat(told.message()).startsWith("the handler of the connection from ");
              });
        });
  }

  @Test
  void aResetOfThePeerIsNoFailureOfTheHandler() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          var failures = new ArrayList<LoopException>();
          runningLoop().setExceptionHandler((_, failure) -> failures.add(failure));
          var reset = new AsyncEvent();
          try (var server =
              Net.startServer(
                  (reader, _) -> {
                    try {
                      reader.read();
                    } finally {
                      reset.set();
                    }
                  },
                  "127.0.0.1",
                  0)) {
            var peer = new java.net.Socket("127.0.0.1", server.port());
            yieldNow();
            peer.setSoLinger(true, 0);
            peer.close();
            reset.await();
          }
          assertThat(failures).isEmpty();
        });
  }

  @Test
  void closeCancelsTheHandlersAndWaitsForThem() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          var events = new ArrayList<String>();
          var started = new AsyncEvent();
          var server =
              Net.startServer(
                  (reader, writer) -> {
                    started.set();
                    try {
                      reader.read();
                    } finally {
                      yieldNow();
                      writer.write("bye");
                      events.add("handler over");
                    }
                  },
                  "127.0.0.1",
                  0);
          try (var connection = connect(server)) {
            started.await();
            server.close();
            events.add("server closed");
            server.close();
            assertThat(connection.reader().read()).asString().isEqualTo("bye");
          }
          assertThat(events).containsExactly("handler over", "server closed");
          assertThat(server.isServing()).isFalse();
          assertThat(server.clients()).isZero();
          assertThatThrownBy(() -> connect(server)).isInstanceOf(IOException.class);
        });
  }

  @Test
  void aHandlerMayCloseItsServer() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          var servers = new AsyncQueue<Server>();
          var server =
              Net.startServer(
                  (_, writer) -> {
                    servers.get().close();
                    writer.write("closed");
                  },
                  "127.0.0.1",
                  0);
          servers.put(server);
          try (var connection = connect(server)) {
            assertThat(connection.reader().read()).asString().isEqualTo("closed");
          }
          server.waitClosed();
        });
  }

  @Test
  void stopAcceptingLeavesConnectionsAlone() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          var server =
              Net.startServer(
                  (reader, writer) -> {
                    for (String line : reader) {
                      writer.write(line + "\n");
                    }
                  },
                  "127.0.0.1",
                  0);
          try (var connection = connect(server)) {
            connection.writer().write("before\n");
            assertThat(connection.reader().readLine()).isEqualTo("before");
            server.stopAccepting();
            var closed = createTask(server::waitClosed);
            connection.writer().write("after\n");
            assertThat(connection.reader().readLine()).isEqualTo("after");
            assertThat(closed.isDone()).isFalse();
            connection.writer().close();
            await(closed);
          }
        });
  }

  @Test
  void closeClientsLetsHandlersReadTheEnd() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          var ready = new AsyncEvent();
          var ended = new AsyncEvent();
          try (var server =
                  Net.startServer(
                      (reader, writer) -> {
                        writer.write("last words");
                        ready.set();
                        assertThat(reader.read()).isEmpty();
                        ended.set();
                      },
                      "127.0.0.1",
                      0);
              var connection = connect(server)) {
            ready.await();
            server.closeClients();
            assertThat(connection.reader().read()).asString().isEqualTo("last words");
            ended.await();
          }
        });
  }

  @Test
  void abortClientsCutsThem() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          var ready = new AsyncEvent();
          try (var server =
                  Net.startServer(
                      (reader, writer) -> {
                        writer.write(new byte[64 << 20]);
                        ready.set();
                        reader.read();
                      },
                      "127.0.0.1",
                      0);
              var connection = connect(server)) {
            ready.await();
            server.abortClients();
            while (server.clients() > 0) {
              yieldNow();
            }
            assertThat(connection.reader().read().length).isLessThan(64 << 20);
          } catch (IOException e) {
            // A cut connection may end in a reset.
            assertThat(e).hasMessageContaining("reset");
          }
        });
  }

  @Test
  void aCancelledServeForeverClosesTheServer() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          var server = Net.startServer((reader, _) -> reader.read(), "127.0.0.1", 0);
          try (var _ = connect(server)) {
            assertThatThrownBy(() -> timeout(Duration.ofMillis(5), server::serveForever))
                .isInstanceOf(TimeoutException.class);
            assertThat(server.isServing()).isFalse();
            assertThat(server.clients()).isZero();
            assertThatThrownBy(server::serveForever)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("start another");
          }
        });
  }

  @Test
  void serveForeverEndsWhenTheServerIsClosed() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          var server = Net.startServer((_, _) -> {}, "127.0.0.1", 0);
          var serving = createTask(server::serveForever);
          yieldNow();
          server.close();
          await(serving);
        });
  }

  @Test
  void aPortThatIsTakenIsSaidSo() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          try (var server = Net.startServer((_, _) -> {}, "127.0.0.1", 0)) {
            assertThatThrownBy(() -> Net.startServer((_, _) -> {}, "127.0.0.1", server.port()))
                .isInstanceOf(BindException.class)
                .hasMessageContaining("choose another port");
            assertThat(server.addresses())
                .containsExactly(new InetSocketAddress("127.0.0.1", server.port()));
          }
        });
  }

  @Test
  void aServerOfEveryAddressIsReachedAtLoopback() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          try (var server = Net.startServer((_, writer) -> writer.write("x"), null, 0);
              var connection = connect(server)) {
            assertThat(connection.reader().read()).hasSize(1);
          }
        });
  }

  @Test
  void aNameIsListenedAtWithAllItsAddresses() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          try (var server = Net.startServer((_, writer) -> writer.write("x"), "localhost", 0);
              var connection = Net.openConnection("localhost", server.port())) {
            assertThat(server.addresses())
                .hasSameSizeAs(java.net.InetAddress.getAllByName("localhost"))
                .allMatch(address -> ((InetSocketAddress) address).getPort() == server.port());
            assertThat(connection.reader().read()).hasSize(1);
          }
        });
  }

  @Test
  void serversSharingAPortBothServe() throws Exception {
    OnLoop.run(
        transport,
        () -> {
          var options = ServerOptions.defaults().reusePort(true);
          try (var first =
                  Net.startServer((_, writer) -> writer.write("1"), "127.0.0.1", 0, options);
              var second =
                  Net.startServer(
                      (_, writer) -> writer.write("2"), "127.0.0.1", first.port(), options)) {
            var answers = new StringBuilder();
            while (answers.indexOf("1") < 0 || answers.indexOf("2") < 0) {
              try (var connection = connect(second)) {
                answers.append(new String(connection.reader().read()));
              }
            }
          }
        });
  }

  @Test
  void aConversationTakesNoVirtualTimeAndTimeoutsInItDo() throws Exception {
    OnLoop.runInVirtualTime(
        transport,
        () -> {
          long start = runningLoop().time();
          try (var server =
                  Net.startServer(
                      (reader, writer) -> {
                        for (String line : reader) {
                          if (line.equals("slow")) {
                            sleep(Duration.ofHours(1));
                          }
                          writer.write(line + "\n");
                        }
                      },
                      "127.0.0.1",
                      0);
              var connection = connect(server)) {
            for (int i = 0; i < 20; i++) {
              connection.writer().write("quick\n");
              assertThat(connection.reader().readLine()).isEqualTo("quick");
            }
            assertThat(runningLoop().time()).isEqualTo(start);
            connection.writer().write("slow\n");
            assertThatThrownBy(
                    () -> timeout(Duration.ofMinutes(1), () -> connection.reader().readLine()))
                .isInstanceOf(TimeoutException.class);
            assertThat(runningLoop().time()).isEqualTo(start + Duration.ofMinutes(1).toNanos());
            assertThat(connection.reader().readLine()).isEqualTo("slow");
            assertThat(runningLoop().time()).isEqualTo(start + Duration.ofHours(1).toNanos());
          }
        });
  }

  @Test
  void aServerLeftOpenEndsWithItsLoop() throws Exception {
    try (var runner =
        io.asyncio4j.Runner.builder()
            .poller(new io.asyncio4j.net.netty.NettyPollerProvider(transport))
            .build()) {
      runner.run(() -> {
        var server =
            Net.startServer(
                (reader, _) -> {
                  try {
                    reader.read();
                  } catch (CancelledError e) {
                    sleep(Duration.ZERO);
                    throw e;
                  }
                },
                "127.0.0.1",
                0);
        var _ = connect(server);
        while (server.clients() == 0) {
          yieldNow();
        }
      });
    }
  }
}
