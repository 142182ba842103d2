package io.asyncio4j.http.server;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.gather;
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.AsyncEvent;
import io.asyncio4j.LoopClock;
import io.asyncio4j.Runner;
import io.asyncio4j.Task;
import io.asyncio4j.VoidCoroutine;
import io.asyncio4j.http.WebSocket;
import io.asyncio4j.http.WebSocketClosedException;
import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.client.HttpStatusException;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.WebSocketSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** WebSockets between a client and a handler of one loop, in time that stands still. */
class InProcessWebSocketTest {
  private static void inVirtualTime(VoidCoroutine<Exception> body) throws Exception {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(body);
    }
  }

  private static AsyncClient clientOf(WebSocketHandler handler) {
    return clientOf(WebSocketOptions.defaults(), handler);
  }

  private static AsyncClient clientOf(WebSocketOptions options, WebSocketHandler handler) {
    return AsyncClient.builder()
        .baseUrl("http://app")
        .transport(InProcess.of(_ -> ServerResponse.webSocket(options, handler)))
        .build();
  }

  @Test
  void messagesGoBothWays() throws Exception {
    inVirtualTime(() -> {
      var client =
          clientOf(socket -> {
            for (WebSocket.Message message : socket) {
              socket.send(message);
            }
          });
      try (WebSocket socket = client.webSocket("/echo")) {
        socket.send("hällo");
        assertThat(socket.receiveText()).isEqualTo("hällo");
        socket.send(new byte[] {1, 2});
        assertThat(socket.receiveBytes()).containsExactly(1, 2);
      }
    });
  }

  @Test
  void theEndThatIsNotReadHoldsTheOther() throws Exception {
    inVirtualTime(() -> {
      var sent = new AtomicInteger();
      var client =
          clientOf(socket -> {
            for (int i = 0; i < 1000; i++) {
              socket.send(new byte[10_000]);
              sent.incrementAndGet();
            }
          });
      try (WebSocket socket = client.webSocket("/")) {
        sleep(Duration.ofSeconds(1));
        assertThat(sent.get()).isLessThan(100);
        int received = 0;
        for (WebSocket.Message _ : socket) {
          received++;
        }
        assertThat(received).isEqualTo(1000);
      }
    });
  }

  @Test
  void eachEndSeesHowTheOtherHasClosed() throws Exception {
    inVirtualTime(() -> {
      var seen = new ArrayList<String>();
      var client =
          clientOf(socket -> {
            try {
              socket.receive();
            } catch (WebSocketClosedException e) {
              seen.add(e.code() + " " + e.reason());
              throw e;
            }
            socket.close(4001, "enough");
          });
      WebSocket left = client.webSocket("/");
      left.close(4000, "bye");
      assertThat(seen).containsExactly("4000 bye");
      WebSocket told = client.webSocket("/");
      told.send("go");
      assertThatThrownBy(told::receive)
          .isInstanceOfSatisfying(
              WebSocketClosedException.class,
              e -> {
                assertThat(e.code()).isEqualTo(4001);
                assertThat(e.reason()).isEqualTo("enough");
              });
    });
  }

  @Test
  void aFailingHandlerClosesWith1011() throws Exception {
    run(() -> {
      var client =
          clientOf(_ -> {
            throw new IllegalStateException("a failure that is meant to be logged");
          });
      WebSocket socket = client.webSocket("/");
      assertThatThrownBy(socket::receive).hasMessageContaining("1011");
    });
  }

  @Test
  void aSubprotocolIsAgreedOn() throws Exception {
    inVirtualTime(() -> {
      var client =
          clientOf(
              WebSocketOptions.defaults().withSubprotocols("v2", "v1"),
              socket -> socket.send(String.valueOf(socket.subprotocol())));
      var offers = WebSocketSettings.standard().subprotocols("v1", "v2");
      WebSocket socket = client.webSocket(Request.get("/"), offers);
      assertThat(socket.subprotocol()).isEqualTo("v2");
      assertThat(socket.receiveText()).isEqualTo("v2");
      socket.close();
    });
  }

  @Test
  void aRefusalIsAResponse() throws Exception {
    inVirtualTime(() -> {
      var client =
          AsyncClient.builder()
              .baseUrl("http://app")
              .transport(
                  InProcess.of(request ->
                      request.path().equals("/")
                          ? ServerResponse.webSocket(_ -> {})
                          : ServerResponse.text("who are you?").withStatus(401)))
              .build();
      assertThatThrownBy(() -> client.webSocket("/secret"))
          .isInstanceOfSatisfying(
              HttpStatusException.class,
              e -> assertThat(e.response().text()).isEqualTo("who are you?"));
      assertThat(client.get("/").status()).isEqualTo(426);
    });
  }

  @Test
  void aMessageThatIsTooLargeClosesWith1009() throws Exception {
    inVirtualTime(() -> {
      var client = clientOf(WebSocketOptions.defaults().withMaxMessageSize(10), WebSocket::receive);
      WebSocket socket = client.webSocket("/");
      socket.send("a message that is too large");
      assertThatThrownBy(socket::receive).hasMessageContaining("1009");
    });
  }

  @Test
  void oneWhoWaitsForWhatNeverComesIsTold() {
    // No ping keeps a clock going that has nothing else to wait for.
    assertThatThrownBy(() ->
            inVirtualTime(() -> {
              var client = clientOf(WebSocket::receive);
              client.webSocket("/").receive();
            }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nothing can happen any more");
  }

  @Test
  void whoGivesUpTheHandshakeCancelsTheHandler() throws Exception {
    inVirtualTime(() -> {
      var begun = new AsyncEvent();
      var log = new ArrayList<String>();
      var client =
          AsyncClient.builder()
              .baseUrl("http://app")
              .transport(
                  InProcess.of(_ -> {
                    begun.set();
                    try {
                      sleep(Duration.ofHours(1));
                    } finally {
                      log.add("over");
                    }
                    return ServerResponse.webSocket(_ -> {});
                  }))
              .build();
      Task<WebSocket> opening = createTask(() -> client.webSocket("/"));
      begun.await();
      opening.cancel();
      sleep(Duration.ofSeconds(1));
      assertThat(log).containsExactly("over");
    });
  }

  @Test
  void manyTalkAtOnce() throws Exception {
    inVirtualTime(() -> {
      var client =
          clientOf(socket -> {
            for (WebSocket.Message message : socket) {
              socket.send(message);
            }
          });
      VoidCoroutine<Exception> talk =
          () -> {
            try (WebSocket socket = client.webSocket("/")) {
              for (int i = 0; i < 100; i++) {
                socket.send("message " + i);
                assertThat(socket.receiveText()).isEqualTo("message " + i);
              }
            }
          };
      gather(talk, talk, talk, talk);
    });
  }
}
