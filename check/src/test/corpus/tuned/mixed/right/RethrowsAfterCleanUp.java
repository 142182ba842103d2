import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Task<Void> upload = createTask(() -> upload());
    sleep(Duration.ofMillis(5));
    upload.cancel();
    try {
      await(upload);
    } catch (CancelledError e) {
      IO.println("upload stopped");
    }
  });
}

void upload() {
  try {
    sleep(Duration.ofHours(1));
  } catch (Throwable t) {
    IO.println("removing the partial file");
    throw t;
  }
}

/* output:
removing the partial file
upload stopped
*/
