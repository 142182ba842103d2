package io.asyncio4j.http.client;

import static io.asyncio4j.Asyncio.createTask;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who gets which connection, and for how long one is kept. */
@ExtendWith(NoLeaks.class)
class PoolTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static <X extends Exception> void inVirtualTime(VoidCoroutine<X> body) throws X {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(body);
    }
  }

  @Test
  void whoWaitsForAConnectionGetsOneInOrder() throws Exception {
    inVirtualTime(() -> {
      var order = new ArrayList<Integer>();
      try (var server = slowServer(SECOND);
          var client =
              AsyncClient.builder()
                  .limits(Limits.standard().maxConnections(1))
                  .timeouts(Timeouts.of(Duration.ofMinutes(1)))
                  .build()) {
        String url = "http://127.0.0.1:" + server.port() + "/";
        var tasks = new ArrayList<Task<?>>();
        for (int i = 0; i < 5; i++) {
          int number = i;
          tasks.add(
              createTask(() -> {
                client.get(url);
                order.add(number);
              }));
        }
        yieldNow();
        tasks.get(2).cancel();
        for (Task<?> task : tasks) {
          if (!task.equals(tasks.get(2))) {
            task.await();
          }
        }
        assertThat(order).containsExactly(0, 1, 3, 4);
        assertThat(client.connections()).isEqualTo(1);
      }
    });
  }

  @Test
  void whoWaitsTooLongForAConnectionIsTold() throws Exception {
    inVirtualTime(() -> {
      try (var server = slowServer(SECOND.multipliedBy(10));
          var client =
              AsyncClient.builder()
                  .limits(Limits.standard().maxConnectionsPerHost(1))
                  .timeouts(Timeouts.none().pool(SECOND))
                  .build()) {
        String url = "http://127.0.0.1:" + server.port() + "/";
        Task<Response> first = createTask(() -> client.get(url));
        yieldNow();
        assertThatThrownBy(() -> client.get(url))
            .isInstanceOf(RequestTimeoutException.class)
            .hasMessageContaining("became free in PT1S, 1 are in use")
            .extracting(e -> ((RequestTimeoutException) e).phase())
            .isEqualTo(Phase.POOL);
        assertThat(first.await().text()).isEqualTo("slow");
        assertThat(client.get(url).text()).isEqualTo("slow");
      }
    });
  }

  @Test
  void anIdleConnectionMakesWayForAnotherHost() throws Exception {
    inVirtualTime(() -> {
      try (var one = slowServer(Duration.ZERO);
          var two = slowServer(Duration.ZERO);
          var client = AsyncClient.builder().limits(Limits.standard().maxConnections(1)).build()) {
        for (int i = 0; i < 3; i++) {
          client.get("http://127.0.0.1:" + one.port() + "/");
          client.get("http://127.0.0.1:" + two.port() + "/");
          assertThat(client.connections()).isEqualTo(1);
        }
      }
    });
  }

  @Test
  void aConnectionThatNobodyUsesIsClosedAfterItsTime() throws Exception {
    inVirtualTime(() -> {
      try (var server = slowServer(Duration.ZERO);
          var client = AsyncClient.builder().limits(Limits.standard().keepAlive(SECOND)).build()) {
        client.get("http://127.0.0.1:" + server.port() + "/");
        assertThat(client.connections()).isEqualTo(1);
        sleep(SECOND.multipliedBy(2));
        assertThat(client.connections()).isZero();
      }
    });
  }

  private static io.asyncio4j.net.Server slowServer(Duration delay) throws IOException {
    return Net.startServer(
        (reader, writer) -> {
          while (!reader.atEof()) {
            boolean any = false;
            for (String line = reader.readLine();
                line != null && !line.isBlank();
                line = reader.readLine()) {
              any = true;
            }
            if (!any) {
              return;
            }
            sleep(delay);
            writer.write(
                "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nslow"
                    .getBytes(StandardCharsets.US_ASCII));
            writer.drain();
          }
        },
        "127.0.0.1",
        0);
  }
}
