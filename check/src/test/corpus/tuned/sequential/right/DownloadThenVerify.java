import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

final Map<String, String> disk = new HashMap<>();

void main() {
  run(() -> {
    download("https://example.com/tool.zip", "/tmp/tool.zip");
    String checksum = checksum("/tmp/tool.zip");
    IO.println(checksum);
  });
}

void download(String url, String target) {
  sleep(Duration.ofMillis(5));
  disk.put(target, "content of " + url);
}

String checksum(String file) {
  sleep(Duration.ofMillis(2));
  return Integer.toString(disk.get(file).length());
}

/* output:
39
*/
