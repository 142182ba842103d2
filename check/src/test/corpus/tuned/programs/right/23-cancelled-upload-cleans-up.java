import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.timeout;

import io.asyncio4j.CancelledError;
import io.asyncio4j.LoopClock;
import io.asyncio4j.Runner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

final class CancelledUploadCleansUp {
  static final class ObjectStore {
    private final List<String> log = new ArrayList<>();

    String begin(String name) {
      sleep(Duration.ofMillis(2));
      log.add("begin " + name);
      return "upload-1";
    }

    void part(String upload, int number) {
      sleep(Duration.ofSeconds(number));
      log.add(upload + " part " + number);
    }

    void finish(String upload) {
      sleep(Duration.ofMillis(1));
      log.add(upload + " complete");
    }

    void abort(String upload) {
      sleep(Duration.ofMillis(1));
      log.add(upload + " aborted");
    }
  }

  private final ObjectStore store;

  CancelledUploadCleansUp(ObjectStore store) {
    this.store = store;
  }

  void upload(String name, int parts) {
    String upload = store.begin(name);
    try {
      for (int number = 0; number < parts; number++) {
        store.part(upload, number);
      }
      store.finish(upload);
    } catch (CancelledError e) {
      store.abort(upload);
      throw e;
    }
  }

  public static void main(String[] args) {
    var store = new ObjectStore();
    var uploader = new CancelledUploadCleansUp(store);
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.run(() -> timeout(Duration.ofSeconds(2), () -> uploader.upload("film", 3)));
    } catch (TimeoutException e) {
      System.out.println("too slow: " + store.log);
    }
  }
}

/* output:
too slow: [begin film, upload-1 part 0, upload-1 part 1, upload-1 aborted]
*/
