import static io.asyncio4j.Asyncio.*;

record Mirror(String host, Set<String> files) {
  Optional<String> find(String file) {
    sleep(Duration.ofMillis(4));
    return files.contains(file) ? Optional.of(host + "/" + file) : Optional.empty();
  }
}

/** The nearest first; farther ones are only asked when it has not got the file. */
Optional<String> locate(List<Mirror> byDistance, String file) {
  for (Mirror mirror : byDistance) {
    Optional<String> found = mirror.find(file);
    if (found.isPresent()) {
      return found;
    }
  }
  return Optional.empty();
}

void main() {
  var mirrors = List.of(
      new Mirror("basement", Set.of()),
      new Mirror("campus", Set.of("debian.iso")),
      new Mirror("overseas", Set.of("debian.iso")));
  run(() -> {
    IO.println(locate(mirrors, "debian.iso").orElse("nowhere"));
  });
}

/* output:
campus/debian.iso
*/
