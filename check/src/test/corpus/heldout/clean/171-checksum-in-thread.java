import static io.asyncio4j.Asyncio.*;

import java.util.zip.*;

long crc(Path file) throws IOException {
  var checksum = new CRC32();
  try (var in = new CheckedInputStream(Files.newInputStream(file), checksum)) {
    in.skipNBytes(Files.size(file));
  }
  return checksum.getValue();
}

String describe(Path file) throws IOException {
  long value = toThread(() -> crc(file));
  return file.getFileName() + " " + Long.toHexString(value);
}

void main() throws IOException {
  Path file = Files.createTempDirectory("crc").resolve("data.bin");
  Files.write(file, new byte[] {1, 2, 3, 4});
  IO.println(run(() -> describe(file)));
}

/* output:
data.bin b63cfbcd
*/
