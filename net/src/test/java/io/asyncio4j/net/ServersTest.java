package io.asyncio4j.net;

import static io.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.AsyncEvent;
import io.asyncio4j.Asyncio;
import io.asyncio4j.CancelledError;
import io.asyncio4j.net.netty.NettyLoop;
import io.asyncio4j.net.netty.Transport;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ServersTest {
  /** Serves on every core at one port, which the first finds. */
  private static void serve(int core, CompletableFuture<Integer> port, Set<Object> loops)
      throws IOException {
    ConnectionHandler handler = (_, writer) -> writer.write("core " + core);
    var options = ServerOptions.defaults().reusePort(true);
    try (var server = Net.startServer(handler, "127.0.0.1", core == 0 ? 0 : port.join(), options)) {
      loops.add(NettyLoop.running());
      if (core == 0) {
        port.complete(server.port());
      }
      server.serveForever();
    }
  }

  @Test
  void everyCoreServesAtTheSamePortAndAFailureStopsAll() throws Exception {
    var port = new CompletableFuture<Integer>();
    Set<Object> loops = ConcurrentHashMap.newKeySet();
    var seen = new CountDownLatch(1);
    var failure = new IOException("enough");
    var client =
        Thread.startVirtualThread(() -> {
          var answers = new HashSet<String>();
          while (answers.size() < 2) {
            try (var socket = new Socket("127.0.0.1", port.join())) {
              answers.add(new String(socket.getInputStream().readAllBytes()));
            } catch (IOException e) {
              // The second is not there yet, or has been stopped.
            }
          }
          seen.countDown();
        });
    assertThatThrownBy(() ->
            Servers.run(
                3,
                core -> {
                  if (core < 2) {
                    serve(core, port, loops);
                  } else {
                    Asyncio.toThread(() -> seen.await());
                    throw failure;
                  }
                }))
        .isSameAs(failure);
    client.join();
    assertThat(loops).hasSize(2);
  }

  @Test
  void itEndsWhenAllHaveEnded() {
    Set<Integer> ran = Collections.synchronizedSet(new HashSet<>());
    Servers.run(3, ran::add);
    assertThat(ran).containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void aFailureInCleaningUpIsSuppressedOnTheFirst() {
    var started = new CountDownLatch(2);
    var first = new IOException("first");
    var second = new IOException("second");
    assertThatThrownBy(() ->
            Servers.run(
                2,
                core -> {
                  started.countDown();
                  if (core == 0) {
                    Asyncio.toThread(() -> started.await());
                    throw first;
                  }
                  try {
                    new AsyncEvent().await();
                  } catch (CancelledError e) {
                    throw second;
                  }
                }))
        .isSameAs(first)
        .hasSuppressedException(second);
  }

  @Test
  void anInterruptStopsAll() throws Exception {
    var started = new CountDownLatch(2);
    var outcome = new CompletableFuture<Throwable>();
    var thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                Servers.run(
                    2,
                    _ -> {
                      started.countDown();
                      sleep(Duration.ofHours(1));
                    });
              } catch (Throwable e) {
                outcome.complete(e);
              }
            });
    started.await();
    thread.interrupt();
    assertThat(outcome.get()).isInstanceOf(CancelledError.class);
    thread.join();
  }

  @Test
  void itIsNotForInsideALoop() throws Exception {
    OnLoop.run(
        Transport.chosen(),
        () ->
            assertThatThrownBy(() -> Servers.run(1, _ -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("call it from main"));
    assertThatThrownBy(() -> Servers.run(0, _ -> {})).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSignalEndsAllOfThemAndTheirFinallyBlocksRun() throws Exception {
    try (var child = ChildJvm.start(List.of(ChildJvm.OPENED), TwoCores.class)) {
      child.awaitLine("serving");
      child.signal("TERM");
      assertThat(child.exitStatus()).isEqualTo(143);
      assertThat(child.lines()).filteredOn("closed"::equals).hasSize(2);
    }
  }

  /** Two servers, until a signal comes. */
  static final class TwoCores {
    public static void main(String[] arguments) throws Exception {
      var both = new CountDownLatch(2);
      var port = new CompletableFuture<Integer>();
      Thread.startVirtualThread(() -> {
        try {
          both.await();
          System.out.println("serving");
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      });
      Servers.run(
          2,
          core -> {
            var options = ServerOptions.defaults().reusePort(true);
            try (var server =
                Net.startServer((_, _) -> {}, "127.0.0.1", core == 0 ? 0 : port.join(), options)) {
              if (core == 0) {
                port.complete(server.port());
              }
              both.countDown();
              server.serveForever();
            } finally {
              System.out.println("closed");
            }
          });
    }
  }
}
