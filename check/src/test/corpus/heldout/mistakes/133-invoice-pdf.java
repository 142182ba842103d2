import static io.asyncio4j.Asyncio.*;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

final class InvoicePdf implements AutoCloseable {
  private final ExecutorService renderers = Executors.newFixedThreadPool(2);

  private byte[] render(int invoice) {
    if (invoice < 0) {
      throw new IllegalArgumentException("no such invoice: " + invoice);
    }
    return ("%PDF " + invoice).getBytes();
  }

  void requested(int invoice) {
    renderers.submit(() -> render(invoice)); // expect: never-awaited
  }

  @Override
  public void close() {
    renderers.shutdown();
  }

  public static void main(String[] args) {
    try (var pdf = new InvoicePdf()) {
      run(() -> {
        pdf.requested(-4);
        sleep(Duration.ofMillis(10));
        System.out.println("requested");
      });
    }
  }
}

/* output:
requested
*/
