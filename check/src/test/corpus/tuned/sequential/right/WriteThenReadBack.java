import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.files.*;

void main() throws IOException {
  run(() -> {
    try (var temp = AsyncFiles.createTempFile("note", ".txt")) {
      AsyncFiles.writeString(temp.path(), "hello");
      String text = AsyncFiles.readString(temp.path());
      IO.println(text);
    }
  });
}

/* output:
hello
*/
