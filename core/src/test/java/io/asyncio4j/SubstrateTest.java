package io.asyncio4j;

import static io.asyncio4j.Asyncio.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubstrateTest {
  /** The first sockets of its JVM are read in loops that are closed, others after that. */
  static final class Sockets {
    public static void main(String[] arguments) throws Exception {
      run(() -> answers());
      run(() -> answers());
      Thread.ofVirtual().start(Sockets::answers).join();
      IO.println("all read");
    }

    private static void answers() {
      try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          var client = new Socket(server.getInetAddress(), server.getLocalPort());
          var accepted = server.accept()) {
        Thread.ofVirtual()
            .start(() -> {
              try {
                Thread.sleep(20);
                accepted.getOutputStream().write(42);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
        assertThat(client.getInputStream().read()).isEqualTo(42);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void socketsAreReadAlsoAfterTheLoopThatReadTheFirstIsClosed() throws Exception {
    try (var child = ChildJvm.start(List.of(ChildJvm.OPENED), Sockets.class)) {
      assertThat(child.exitStatus()).isZero();
      assertThat(child.lines()).containsExactly("all read");
    }
  }
}
