import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

void main() throws IOException {
  byte[] packed = pack("hello");
  run(() -> {
    sleep(Duration.ofMillis(1));
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed));
        var lines = new BufferedReader(new InputStreamReader(in))) {
      IO.println(lines.readLine());
    }
  });
}

byte[] pack(String text) throws IOException {
  var bytes = new ByteArrayOutputStream();
  try (var out = new GZIPOutputStream(bytes)) {
    out.write(text.getBytes());
  }
  return bytes.toByteArray();
}

/* output:
hello
*/
