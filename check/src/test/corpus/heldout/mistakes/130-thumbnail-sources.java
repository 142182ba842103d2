import static io.asyncio4j.Asyncio.*;

interface Source {
  byte[] bytes(String id) throws IOException;
}

record Remote(String host) implements Source {
  @Override
  public byte[] bytes(String id) {
    sleep(Duration.ofMillis(4));
    return (host + id).getBytes();
  }
}

record Local(Path folder) implements Source {
  @Override
  public byte[] bytes(String id) throws IOException {
    return Files.readAllBytes(folder.resolve(id)); // expect: blocking
  }
}

int thumbnail(Source source, String id) throws IOException {
  byte[] picture = source.bytes(id);
  return picture.length / 2;
}

void main() throws IOException {
  Path folder = Files.createTempDirectory("pictures");
  for (String id : List.of("cat", "dog")) {
    Files.write(folder.resolve(id), new byte[100]);
  }
  Source source = new Local(folder);
  IO.println(run(() -> gatherEach(List.of("cat", "dog"), 4, id -> thumbnail(source, id))));
}

/* output:
[50, 50]
*/
