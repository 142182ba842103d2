package io.asyncio4j.net.netty;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.Asyncio;
import io.asyncio4j.net.ChildJvm;
import io.asyncio4j.net.Net;
import io.asyncio4j.net.OnLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransportTest {
  @ParameterizedTest
  @MethodSource("io.asyncio4j.net.OnLoop#transports")
  void theOptionChoosesIt(Transport transport) {
    assertThat(Transport.choose(transport.name().toLowerCase(java.util.Locale.ROOT)))
        .isEqualTo(transport);
  }

  @Test
  void aWrongOptionSaysWhatThereIs() {
    assertThatThrownBy(() -> Transport.choose("bad"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "-Dasyncio4j.transport=bad names no transport; there are epoll, io_uring, kqueue, nio");
  }

  @Test
  void oneThatIsNotHereSaysWhatToDo() {
    for (Transport transport : Transport.values()) {
      if (!transport.isAvailable()) {
        assertThatThrownBy(
                () -> Transport.choose(transport.name().toLowerCase(java.util.Locale.ROOT)))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("leave the option out")
            .hasCauseInstanceOf(Throwable.class);
      }
    }
  }

  @Test
  void oneDebugLineSaysWhichIsUsed() throws Exception {
    try (var child = ChildJvm.start(options("nio"), Echo.class)) {
      assertThat(child.exitStatus()).isZero();
      // On a busy machine the watchdog may add to them.
      assertThat(child.lines())
          .filteredOn(line -> line.startsWith("FINE") || line.equals("echo"))
          .containsExactly("FINE the transport is NIO", "echo");
    }
  }

  @Test
  void aProgramWithAWrongOptionIsToldSo() throws Exception {
    try (var child = ChildJvm.start(options("bad"), Echo.class)) {
      assertThat(child.exitStatus()).isEqualTo(1);
      assertThat(child.lines())
          .anySatisfy(line ->
              assertThat(line)
                  .contains("IllegalStateException: -Dasyncio4j.transport=bad names no"));
    }
  }

  private static List<String> options(String transport) {
    return List.of(ChildJvm.OPENED, "-Dasyncio4j.transport=" + transport);
  }

  /** Says what is logged, and does something on the network. */
  static final class Echo {
    public static void main(String[] arguments) throws Exception {
      Logger logger = Logger.getLogger("io.asyncio4j.net");
      logger.setUseParentHandlers(false);
      logger.setLevel(Level.ALL);
      logger.addHandler(
          new Handler() {
            @Override
            public void publish(LogRecord record) {
              System.out.println(
                  record.getLevel()
                      + " "
                      + java.text.MessageFormat.format(
                          record.getMessage(), record.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
          });
      Asyncio.run(() -> {
        try (var server = Net.startServer((_, writer) -> writer.write("echo"), "127.0.0.1", 0);
            var connection = Net.openConnection("127.0.0.1", server.port())) {
          System.out.println(new String(connection.reader().read()));
        }
      });
    }
  }

  @ParameterizedTest
  @MethodSource("io.asyncio4j.net.OnLoop#transports")
  void anIdleLoopIsBlockedInTheKernel(Transport transport) throws Exception {
    OnLoop.run(
        transport,
        () -> {
          try (var server = Net.startServer((reader, _) -> reader.read(), "127.0.0.1", 0)) {
            var idle = new ArrayList<io.asyncio4j.Task<?>>();
            for (int i = 0; i < 10; i++) {
              idle.add(
                  createTask(() -> {
                    try (var connection = Net.openConnection("127.0.0.1", server.port())) {
                      connection.reader().read();
                    }
                  }));
            }
            while (server.clients() < 10) {
              sleep(Duration.ofMillis(1));
            }
            sleep(Duration.ofMillis(50));
            long before = NettyLoop.running().polls();
            sleep(Duration.ofMillis(300));
            assertThat(NettyLoop.running().polls() - before).isLessThan(10);
            idle.forEach(io.asyncio4j.Task::cancel);
          }
        });
  }
}
