import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.Task;
import io.asyncio4j.files.AsyncFile;
import io.asyncio4j.files.AsyncFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

final class ReplayClosedFile {
  private String replay(AsyncFile recording) throws IOException {
    sleep(Duration.ofMillis(10)); // until the player is connected
    return recording.readString();
  }

  private Task<String> start(Path path) throws IOException {
    try (AsyncFile recording = AsyncFiles.open(path, StandardOpenOption.READ)) {
      return createTask("replay", () -> replay(recording)); // expect: mixed
    }
  }

  public static void main(String[] args) throws IOException {
    Path path = Files.writeString(Files.createTempFile("flight", ".rec"), "north, north, east");
    run(() -> {
      Task<String> replaying = new ReplayClosedFile().start(path);
      try {
        System.out.println(replaying.awaitThrowing(IOException.class));
      } catch (IOException e) {
        System.out.println("nothing to replay");
      }
    });
  }
}

/* output:
nothing to replay
*/
