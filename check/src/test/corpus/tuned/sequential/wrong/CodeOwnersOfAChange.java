import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Change(String path, int lines) {}

record Review(SortedSet<String> reviewers, boolean green, int lines) {}

class Reviews {
  Review prepare(List<Change> changes, String commit) {
    int lines = changes.stream().mapToInt(Change::lines).sum();
    SortedSet<String> reviewers =
        changes.stream()
            .map(Change::path)
            .map(path -> path.substring(0, path.indexOf('/')))
            .distinct()
            .map(this::owner) // expect: sequential
            .collect(Collectors.toCollection(TreeSet::new));
    return new Review(reviewers, lines < 400, lines);
  }

  private String owner(String folder) {
    sleep(Duration.ofMillis(4));
    return folder + "-team";
  }
}

void main() {
  var changes = List.of(new Change("core/A.java", 10), new Change("net/B.java", 3), new Change("core/C.java", 1));
  run(() -> IO.println(new Reviews().prepare(changes, "abc")));
}

/* output:
Review[reviewers=[core-team, net-team], green=true, lines=14]
*/
