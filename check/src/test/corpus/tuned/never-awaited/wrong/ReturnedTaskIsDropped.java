import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Uploader {
  Task<Integer> start(String file) {
    return createTask(() -> send(file));
  }

  private int send(String file) {
    sleep(Duration.ofMillis(10));
    return file.length();
  }
}

void main() {
  run(() -> {
    var uploader = new Uploader();
    uploader.start("photo.jpg"); // expect: never-awaited
    IO.println("uploaded");
  });
}
// not run
