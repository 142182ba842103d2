import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.files.AsyncFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

final class BoundedFanOut {
  private int inFlight;
  private int peak;

  private int resize(String picture) {
    peak = Math.max(peak, ++inFlight);
    sleep(Duration.ofMillis(3));
    inFlight--;
    return picture.length();
  }

  List<Integer> resizeAll(Path list) throws IOException {
    List<String> pictures = AsyncFiles.readAllLines(list);
    return gatherEach(pictures, 4, this::resize);
  }

  public static void main(String[] args) throws IOException {
    Path list = Files.createTempFile("pictures", ".txt");
    Files.write(list, List.of("a.png", "bb.png", "ccc.png", "d.png", "e.png", "f.png"));
    var gallery = new BoundedFanOut();
    System.out.println(run(() -> gallery.resizeAll(list)) + ", peak " + gallery.peak);
  }
}

/* output:
[5, 6, 7, 5, 5, 5], peak 4
*/
