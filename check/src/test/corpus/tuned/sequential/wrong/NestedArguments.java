import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> IO.println(merge(sorted(tags("post")), sorted(tags("video"))))); // expect: sequential
}

List<String> tags(String kind) {
  sleep(Duration.ofMillis(5));
  return List.of(kind + "-b", kind + "-a");
}

static List<String> sorted(List<String> names) {
  return names.stream().sorted().toList();
}

static List<String> merge(List<String> left, List<String> right) {
  var all = new ArrayList<>(left);
  all.addAll(right);
  return all;
}

/* output:
[post-a, post-b, video-a, video-b]
*/
