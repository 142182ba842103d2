import static io.asyncio4j.Asyncio.*;

import java.time.Duration;
import java.util.List;
import java.util.Set;

final class FeatureGuard {
  private final Set<String> banned = Set.of("mallory");

  boolean isBanned(String user) {
    sleep(Duration.ofMillis(3));
    return banned.contains(user);
  }

  List<String> documents(String user) {
    sleep(Duration.ofMillis(3));
    return List.of(user + "/readme", user + "/budget");
  }

  String open(String user) {
    if (isBanned(user)) {
      return "no entry for " + user;
    }
    List<String> documents = documents(user);
    return documents.size() + " documents";
  }

  public static void main(String[] args) {
    var guard = new FeatureGuard();
    run(() -> {
      var answers = gatherEach(List.of("mallory", "ada"), 2, guard::open);
      System.out.println(answers);
    });
  }
}

/* output:
[no entry for mallory, 2 documents]
*/
