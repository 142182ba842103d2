package io.asyncio4j.http.client;

import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.Asyncio;
import io.asyncio4j.http.client.RequestTimeoutException.Phase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bodies that are sent and read as they come. */
@ExtendWith(NoLeaks.class)
class StreamedBodiesTest {
  @Test
  void aReaderThatPausesHoldsTheServerBack() throws Exception {
    var sent = new AtomicInteger();
    int total = 64 * 1024 * 1024;
    try (var server =
        RawServer.scripted(peer -> {
          peer.read();
          peer.send("HTTP/1.1 200 OK\r\nContent-Length: " + total + "\r\n\r\n");
          byte[] piece = new byte[64 * 1024];
          for (int i = 0; i < total; i += piece.length) {
            peer.send(piece);
            sent.addAndGet(piece.length);
          }
        })) {
      run(() -> {
        try (var client = AsyncClient.create();
            var stream = client.stream(Request.get(server.url("/")))) {
          long read = stream.read().length;
          int before = -1;
          while (before != sent.get()) {
            before = sent.get();
            sleep(Duration.ofMillis(200));
          }
          // What the kernel's buffers hold, and a little of ours.
          assertThat(before).isLessThan(total / 2);
          for (byte[] piece = stream.read(); piece != null; piece = stream.read()) {
            read += piece.length;
          }
          assertThat(read).isEqualTo(total);
        }
      });
    }
  }

  @Test
  void aServerThatTakesNothingHoldsTheBodyBack() throws Exception {
    var produced = new AtomicInteger();
    try (var server =
        RawServer.scripted(peer -> {
          for (String line = peer.line(); !line.isEmpty(); line = peer.line()) {}
          Thread.sleep(60_000);
        })) {
      run(() -> {
        try (var client =
            AsyncClient.builder().timeouts(Timeouts.none().write(Duration.ofMillis(300))).build()) {
          Iterable<byte[]> endless =
              () ->
                  new java.util.Iterator<>() {
                    @Override
                    public boolean hasNext() {
                      return true;
                    }

                    @Override
                    public byte[] next() {
                      produced.addAndGet(16 * 1024);
                      return new byte[16 * 1024];
                    }
                  };
          assertThatThrownBy(() -> client.post(server.url("/"), Body.chunks(endless)))
              .isInstanceOf(RequestTimeoutException.class)
              .extracting(e -> ((RequestTimeoutException) e).phase())
              .isEqualTo(Phase.WRITE);
          assertThat(client.connections()).isZero();
        }
      });
      assertThat(produced.get()).isLessThan(64 * 1024 * 1024);
    }
  }

  @Test
  void anAnswerBeforeTheBodyIsSentEndsTheBody() throws Exception {
    try (var server =
        RawServer.scripted(peer -> {
          for (String line = peer.line(); !line.isEmpty(); line = peer.line()) {}
          peer.send("HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nbig");
          peer.awaitClose();
        })) {
      run(() -> {
        try (var client = AsyncClient.create()) {
          var chunks =
              Asyncio.<byte[]>generator(out -> {
                while (true) {
                  out.emit(new byte[1000]);
                  sleep(Duration.ofMillis(1));
                }
              });
          try (chunks) {
            Response response = client.post(server.url("/"), Body.chunks(chunks));
            assertThat(response.status()).isEqualTo(413);
            assertThat(response.text()).isEqualTo("big");
          }
          assertThat(client.connections()).isZero();
        }
      });
    }
  }

  @Test
  void aBodyThatFailsEndsTheRequest() throws Exception {
    try (var server =
        RawServer.scripted(peer -> {
          peer.awaitClose();
        })) {
      run(() -> {
        try (var client = AsyncClient.create()) {
          Iterable<byte[]> failing =
              () -> {
                throw new IllegalStateException("no more");
              };
          assertThatThrownBy(() -> client.post(server.url("/"), Body.chunks(failing)))
              .isInstanceOf(IllegalStateException.class)
              .hasMessage("no more");
          assertThat(client.connections()).isZero();
        }
      });
    }
  }
}
