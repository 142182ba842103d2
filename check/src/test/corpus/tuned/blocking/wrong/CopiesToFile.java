import static io.asyncio4j.Asyncio.*;

import java.net.*;
import java.nio.channels.*;

void download(String address, File to) throws IOException {
  try (InputStream in = URI.create(address).toURL().openStream();
      OutputStream out = new BufferedOutputStream(new FileOutputStream(to))) { // expect: blocking
    in.transferTo(out); // also: blocking
  }
}

void append(ReadableByteChannel from, Path to) throws IOException {
  try (FileChannel out = new FileOutputStream(to.toFile(), true).getChannel()) { // expect: blocking
    out.transferFrom(from, out.size(), 1 << 20); // also: blocking
  }
}

long words(File file) throws IOException {
  var tokens = new StreamTokenizer(new BufferedReader(new FileReader(file))); // expect: blocking
  long count = 0;
  while (tokens.nextToken() != StreamTokenizer.TT_EOF) { // also: blocking
    count++;
  }
  return count;
}

long lines(Path file) throws IOException {
  try (var numbered = new LineNumberReader(Files.newBufferedReader(file))) { // expect: blocking
    return numbered.lines().count(); // also: blocking
  }
}

void main() throws IOException {
  run(() -> {
    download("https://example.com/list.csv", new File("list.csv"));
    append(Channels.newChannel(URI.create("https://example.com/more").toURL().openStream()), Path.of("list.csv"));
    IO.println(words(new File("list.csv")) + lines(Path.of("list.csv")));
  });
}
// not run
