import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.nio.file.Files;

void main() throws IOException {
  run(() -> {
    String before = toThread(() -> Files.readString(Path.of("before.txt"))); // expect: sequential#1
    String after = toThread(() -> Files.readString(Path.of("after.txt"))); // expect: sequential#1
    IO.println(before.equals(after) ? "same" : "different");
  });
}
// not run
