import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

record Upload(Path file, String checksum) {}

class Storage {
  private final Map<String, Integer> stored = new TreeMap<>();

  void put(Upload upload, int bytes) {
    sleep(Duration.ofMillis(4));
    stored.put(upload.checksum().substring(0, 8), bytes);
  }

  Map<String, Integer> stored() {
    return stored;
  }
}

class Uploader {
  private final Storage storage;

  Uploader(Storage storage) {
    this.storage = storage;
  }

  void upload(Path file) throws IOException {
    byte[] content = content(file);
    storage.put(new Upload(file, checksum(content)), content.length);
  }

  private static byte[] content(Path file) throws IOException {
    try (var in = new FileInputStream(file.toFile())) { // expect: blocking
      return in.readAllBytes(); // also: blocking
    }
  }

  private static String checksum(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}

void main() throws IOException {
  Path photo = Files.createTempFile("photo", ".raw");
  Files.write(photo, new byte[1000]);
  var storage = new Storage();
  run(() -> new Uploader(storage).upload(photo));
  IO.println(storage.stored());
  Files.delete(photo);
}

/* output:
{541b3e9d=1000}
*/
