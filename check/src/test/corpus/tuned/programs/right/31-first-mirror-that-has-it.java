import static io.asyncio4j.Asyncio.*;

record Mirror(String host, Set<String> files) {
  boolean has(String file) {
    sleep(Duration.ofMillis(2));
    return files.contains(file);
  }

  int megabytes(String file) {
    sleep(Duration.ofMillis(2));
    return file.length();
  }
}

Optional<Mirror> find(List<Mirror> inOrderOfCost, String file) {
  for (Mirror mirror : inOrderOfCost) {
    if (mirror.has(file)) {
      return Optional.of(mirror);
    }
  }
  return Optional.empty();
}

/** As many files as fit; each next one depends on the room that is left. */
List<String> fill(Mirror mirror, List<String> wanted, int room) {
  var chosen = new ArrayList<String>();
  int left = room;
  for (String file : wanted) {
    int size = mirror.megabytes(file);
    if (size > left) {
      break;
    }
    left -= size;
    chosen.add(file);
  }
  return chosen;
}

void main() {
  var cheap = new Mirror("cheap", Set.of("a.iso"));
  var dear = new Mirror("dear", Set.of("a.iso", "b.iso"));
  IO.println(run(() -> find(List.of(cheap, dear), "b.iso").map(Mirror::host).orElse("nobody")));
  IO.println(run(() -> fill(dear, List.of("a.iso", "bb.iso", "ccc.iso"), 12)));
}

/* output:
dear
[a.iso, bb.iso]
*/
