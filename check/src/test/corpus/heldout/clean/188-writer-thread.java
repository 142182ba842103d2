import static io.asyncio4j.Asyncio.*;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A thread of its own writes the file; coroutines only put lines into its queue. */
final class WriterThread implements AutoCloseable {
  private static final String END = new String("end");
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final Thread thread;

  WriterThread(Path file) {
    thread = Thread.ofPlatform().name("writer").start(() -> write(file));
  }

  private void write(Path file) {
    try (var out = new PrintStream(Files.newOutputStream(file))) {
      for (String line = lines.take(); line != END; line = lines.take()) {
        out.println(line);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void log(String line) {
    lines.add(line);
  }

  @Override
  public void close() throws InterruptedException {
    lines.add(END);
    thread.join();
  }

  public static void main(String[] args) throws Exception {
    Path file = Files.createTempFile("log", ".txt");
    try (var log = new WriterThread(file)) {
      run(() -> {
        log.log("before");
        sleep(Duration.ofMillis(3));
        log.log("after");
      });
    }
    Files.readAllLines(file).forEach(System.out::println);
  }
}

/* output:
before
after
*/
