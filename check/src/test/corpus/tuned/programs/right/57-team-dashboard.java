import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Build(String branch, boolean green) {}

record Review(String title, int age) {}

record Dashboard(List<Build> builds, List<Review> reviews, Optional<String> lunch) {
  void print() {
    IO.println(builds.stream().filter(Build::green).count() + " of " + builds.size() + " builds are green");
    reviews.stream().max(Comparator.comparingInt(Review::age)).ifPresent(r -> IO.println("review " + r.title()));
    IO.println("lunch: " + lunch.orElse("ask around"));
  }
}

class Services {
  Build build(String branch) {
    sleep(Duration.ofMillis(branch.length()));
    return new Build(branch, !branch.startsWith("wip"));
  }

  List<Review> reviews(String team) {
    sleep(Duration.ofMillis(5));
    return List.of(new Review("fix " + team, 3), new Review("rename", 1));
  }

  String lunch() {
    sleep(Duration.ofHours(1));
    return "soup";
  }
}

Dashboard load(Services services, String team) {
  return gather(
      () -> gatherEach(List.of("main", "release", "wip-cache"), 2, services::build),
      () -> services.reviews(team),
      () -> moveOnAfter(Duration.ofMillis(300), () -> services.lunch()),
      Dashboard::new);
}

void main() {
  try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
    Dashboard dashboard = runner.run(() -> load(new Services(), "tools"));
    dashboard.print();
  }
}

/* output:
2 of 3 builds are green
review fix tools
lunch: ask around
*/
