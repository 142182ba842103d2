import static io.asyncio4j.Asyncio.*;

import java.util.jar.JarFile;
import java.util.zip.*;

record Snapshot(int version, List<String> lines) implements Serializable {}

class SnapshotStore {
  private final File file;

  SnapshotStore(File file) {
    this.file = file;
  }

  void save(Snapshot snapshot) throws IOException {
    try (var out = new ObjectOutputStream(new GZIPOutputStream(new BufferedOutputStream(new FileOutputStream(file))))) { // expect: blocking
      out.writeObject(snapshot); // also: blocking
    }
  }

  Snapshot load() throws IOException, ClassNotFoundException {
    try (var in = new ObjectInputStream(new GZIPInputStream(new FileInputStream(file)))) { // expect: blocking
      return (Snapshot) in.readObject(); // also: blocking
    }
  }
}

String mainClass(Path jar) throws IOException {
  try (JarFile file = new JarFile(jar.toFile())) { // expect: blocking
    return file.getManifest().getMainAttributes().getValue("Main-Class"); // also: blocking
  }
}

long entries(String zip) throws IOException {
  try (var file = new ZipFile(zip)) { // expect: blocking
    return file.stream().count();
  }
}

void patch(Path path) throws IOException {
  try (var file = new RandomAccessFile(path.toFile(), "rw")) { // expect: blocking
    file.seek(4); // also: blocking
    file.writeInt(7); // also: blocking
  }
}

int header(Path path) throws IOException {
  try (var channel = java.nio.channels.FileChannel.open(path)) { // expect: blocking
    var buffer = java.nio.ByteBuffer.allocate(4);
    channel.read(buffer); // also: blocking
    return buffer.getInt(0);
  }
}

void main() throws Exception {
  Path file = Files.createTempFile("snapshot", ".bin");
  var store = new SnapshotStore(file.toFile());
  run(() -> {
    store.save(new Snapshot(3, List.of("a", "b")));
    IO.println(store.load().version());
    if (Files.exists(Path.of("/nonexistent/app.jar"))) { // expect: blocking
      IO.println(mainClass(file) + entries("x.zip") + header(file));
      patch(file);
    }
  });
  Files.delete(file);
}

/* output:
3
*/
