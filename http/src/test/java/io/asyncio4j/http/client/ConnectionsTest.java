package io.asyncio4j.http.client;

import static io.asyncio4j.Asyncio.allTasks;
import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.moveOnAfter;
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.LoopClock;
import io.asyncio4j.Runner;
import io.asyncio4j.Task;
import io.asyncio4j.VoidCoroutine;
import io.asyncio4j.http.client.RequestTimeoutException.Phase;
import io.asyncio4j.net.Net;
import io.asyncio4j.net.netty.NettyLoop;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoLeaks.class)
class ConnectionsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static <X extends Exception> void inVirtualTime(VoidCoroutine<X> body) throws X {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(body);
    }
  }

  private static void awaitNoChannels() {
    while (NettyLoop.running().openChannels() > 0) {
      yieldNow();
    }
  }

  @Test
  void aCancelledRequestClosesItsConnection() throws Exception {
    try (var server =
        RawServer.scripted(peer -> {
          peer.read();
          peer.awaitClose();
        })) {
      run(() -> {
        try (var client = AsyncClient.create()) {
          Task<Response> task = createTask(() -> client.get(server.url("/")));
          while (server.requests.isEmpty()) {
            yieldNow();
          }
          task.cancel();
          assertThatThrownBy(task::await).isInstanceOf(io.asyncio4j.CancelledError.class);
          assertThat(client.connections()).isZero();
          awaitNoChannels();
          assertThat(allTasks()).hasSize(1);
        }
      });
      assertThat(server.closed.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aStreamClosedBeforeItsEndClosesItsConnection() throws Exception {
    try (var server =
        RawServer.scripted(peer -> {
          peer.read();
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nbeginning");
          peer.awaitClose();
        })) {
      run(() -> {
        try (var client = AsyncClient.create()) {
          try (var stream = client.stream(Request.get(server.url("/")))) {
            assertThat(stream.read()).isNotEmpty();
            assertThat(client.connections()).isEqualTo(1);
          }
          assertThat(client.connections()).isZero();
        }
      });
      assertThat(server.closed.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aConnectionClosedWhileIdleIsNotUsedAgain() throws Exception {
    try (var server =
        RawServer.scripted(peer -> {
          peer.read();
          peer.send(RawServer.ok("once"));
        })) {
      run(() -> {
        try (var client = AsyncClient.create()) {
          for (int i = 0; i < 5; i++) {
            assertThat(client.post(server.url("/"), Body.text("x")).text()).isEqualTo("once");
            while (client.connections() > 0) {
              yieldNow(); // until the end of the connection is seen
            }
          }
        }
      });
      assertThat(server.accepted).hasValue(5);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aKeptConnectionThatIsClosedInsteadOfAnAnswerIsTriedOnceMore(boolean reset) throws Exception {
    var connections = new AtomicInteger();
    try (var server =
        RawServer.scripted(peer -> {
          boolean isFirst = connections.getAndIncrement() == 0;
          peer.read();
          peer.send(RawServer.ok("one"));
          peer.read();
          if (isFirst && reset) {
            peer.reset();
          } else if (!isFirst) {
            peer.send(RawServer.ok("two"));
          }
        })) {
      run(() -> {
        try (var client = AsyncClient.create()) {
          assertThat(client.get(server.url("/")).text()).isEqualTo("one");
          assertThat(client.get(server.url("/")).text()).isEqualTo("one");
        }
      });
      assertThat(server.accepted).hasValue(2);
    }
  }

  @Test
  void aPostThatMayHaveBeenSeenIsNotSentAgain() throws Exception {
    try (var server =
        RawServer.scripted(peer -> {
          peer.read();
          peer.send(RawServer.ok("one"));
          peer.read();
        })) {
      run(() -> {
        try (var client = AsyncClient.create()) {
          client.get(server.url("/"));
          assertThatThrownBy(() -> client.post(server.url("/"), Body.text("x")))
              .isInstanceOf(ConnectionLostException.class)
              .hasMessageContaining("before a response to POST");
          assertThat(client.connections()).isZero();
        }
      });
      assertThat(server.requests).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n123456",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
      })
  void whatIsNotHttpIsABrokenResponse(String answer) throws Exception {
    try (var server =
        RawServer.scripted(peer -> {
          peer.read();
          peer.send(answer);
          peer.awaitClose();
        })) {
      run(() -> {
        try (var client = AsyncClient.create()) {
          assertThatThrownBy(() -> client.get(server.url("/")))
              .isInstanceOf(BrokenResponseException.class)
              .hasMessageContaining("breaks the rules of HTTP/1.1");
          assertThat(client.connections()).isZero();
        }
      });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 O",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n123",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n",
      })
  void aResponseThatBreaksOffIsALostConnection(String answer) throws Exception {
    try (var server =
        RawServer.scripted(peer -> {
          peer.read();
          peer.send(answer);
        })) {
      run(() -> {
        try (var client = AsyncClient.create()) {
          assertThatThrownBy(() -> client.get(server.url("/")))
              .isInstanceOf(ConnectionLostException.class);
        }
      });
    }
  }

  @Test
  void moreThanWasAskedForEndsTheConnection() throws Exception {
    try (var server =
        RawServer.scripted(peer -> {
          peer.read();
          peer.send(RawServer.ok("asked") + RawServer.ok("not asked"));
          peer.awaitClose();
        })) {
      run(() -> {
        try (var client = AsyncClient.create()) {
          assertThat(client.get(server.url("/")).text()).isEqualTo("asked");
          assertThat(client.get(server.url("/")).text()).isEqualTo("asked");
        }
      });
      assertThat(server.accepted).hasValue(2);
    }
  }

  @Test
  void aHostThatIsNotThereIsAFailedConnection() {
    run(() -> {
      try (var client = AsyncClient.create()) {
        assertThatThrownBy(() -> client.get("http://127.0.0.1:1/"))
            .isInstanceOf(ConnectionFailedException.class)
            .hasMessageStartingWith("cannot connect to http://127.0.0.1:1: ")
            .hasCauseInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> client.get("http://no-such-host.invalid/"))
            .isInstanceOf(ConnectionFailedException.class)
            .hasMessage("cannot connect to http://no-such-host.invalid: the host is not known")
            .hasCauseInstanceOf(UnknownHostException.class);
        assertThat(client.connections()).isZero();
      }
    });
  }

  @Test
  void aServerThatDoesNotAnswerIsTooSlow() throws Exception {
    inVirtualTime(() -> {
      try (var server = Net.startServer((reader, _) -> reader.read(), "127.0.0.1", 0);
          var client = AsyncClient.builder().timeouts(Timeouts.of(SECOND)).build()) {
        long start = runningLoop().time();
        String url = "http://127.0.0.1:" + server.port() + "/";
        assertThatThrownBy(() -> client.get(url))
            .isInstanceOf(RequestTimeoutException.class)
            .hasMessageContaining("no response to GET " + url + " in PT1S; see Timeouts.read")
            .extracting(e -> ((RequestTimeoutException) e).phase())
            .isEqualTo(Phase.READ);
        assertThat(runningLoop().time() - start).isEqualTo(SECOND.toNanos());
        assertThat(client.connections()).isZero();
      }
    });
  }

  @Test
  void everyPieceOfABodyHasItsTimeAndAllTogetherTheTotal() throws Exception {
    inVirtualTime(() -> {
      try (var server =
              Net.startServer(
                  (reader, writer) -> {
                    while (!reader.readLine().isEmpty()) {}
                    writer.write(
                        "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
                    for (int i = 0; i < 1000; i++) {
                      writer.write(new byte[] {'x'});
                      writer.drain();
                      sleep(SECOND);
                    }
                  },
                  "127.0.0.1",
                  0);
          var client =
              AsyncClient.builder().timeouts(Timeouts.of(SECOND.multipliedBy(2))).build()) {
        var request = Request.get("http://127.0.0.1:" + server.port() + "/");
        assertThat(client.send(request).bytes()).hasSize(1000);

        long start = runningLoop().time();
        var limited = request.timeout(SECOND.multipliedBy(10));
        assertThatThrownBy(() -> client.send(limited))
            .isInstanceOf(RequestTimeoutException.class)
            .extracting(e -> ((RequestTimeoutException) e).phase())
            .isEqualTo(Phase.TOTAL);
        assertThat(runningLoop().time() - start).isEqualTo(SECOND.toNanos() * 10);
        try (var stream = client.stream(limited)) {
          assertThatThrownBy(() -> stream.chunks().forEach(_ -> {}))
              .isInstanceOf(RequestTimeoutException.class);
        }
        assertThat(runningLoop().time() - start).isEqualTo(SECOND.toNanos() * 20);
        assertThat(client.connections()).isZero();
      }
    });
  }

  @Test
  void closingTheClientEndsWhatIsUnderWay() throws Exception {
    try (var server =
        RawServer.scripted(peer -> {
          peer.read();
          peer.awaitClose();
        })) {
      run(() -> {
        var client = AsyncClient.create();
        Task<Response> task = createTask(() -> client.get(server.url("/")));
        while (server.requests.isEmpty()) {
          yieldNow();
        }
        client.close();
        assertThatThrownBy(task::await).isInstanceOf(ConnectionLostException.class);
        awaitNoChannels();
      });
    }
  }

  @Test
  void cancellingAtAnyMomentLeavesNothing() throws Exception {
    try (var server = RawServer.answering(request -> RawServer.ok(request.target()))) {
      run(() -> {
        try (var client =
            AsyncClient.builder().limits(Limits.standard().maxConnections(3)).build()) {
          for (int turns = 0; turns < 60; turns++) {
            var tasks = new ArrayList<Task<Response>>();
            for (int i = 0; i < 6; i++) {
              tasks.add(createTask(() -> client.get(server.url("/x"))));
            }
            for (int i = 0; i < turns; i++) {
              yieldNow();
            }
            for (int i = 0; i < 6; i += 2) {
              tasks.get(i).cancel();
            }
            for (int i = 1; i < 6; i += 2) {
              assertThat(tasks.get(i).await().text()).isEqualTo("/x");
            }
            assertThat(client.connections()).isLessThanOrEqualTo(3);
          }
        }
        awaitNoChannels();
        assertThat(allTasks()).hasSize(1);
      });
    }
  }

  @Test
  void aMoveOnAfterDoesNotHarmTheOthers() throws Exception {
    try (var server = RawServer.answering(request -> RawServer.ok(request.target()))) {
      run(() -> {
        try (var client = AsyncClient.create()) {
          for (int i = 0; i < 20; i++) {
            var _ = moveOnAfter(Duration.ofNanos(1), () -> client.get(server.url("/a")));
            assertThat(client.get(server.url("/b")).text()).isEqualTo("/b");
          }
        }
      });
    }
  }

  @Test
  void aClientBelongsToOneLoop() throws Exception {
    try (var server = RawServer.answering(_ -> RawServer.ok(""));
        var client = AsyncClient.create();
        var one = Runner.builder().build();
        var two = Runner.builder().build()) {
      one.run(() -> List.of(client.get(server.url("/"))));
      assertThatThrownBy(() -> two.run(() -> client.get(server.url("/"))))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("make one for each loop");
    }
  }
}
