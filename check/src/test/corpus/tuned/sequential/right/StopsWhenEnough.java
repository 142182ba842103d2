import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var hits = new ArrayList<String>();
    for (String shard : List.of("s1", "s2", "s3", "s4")) {
      hits.addAll(search(shard));
      if (hits.size() >= 3) {
        break;
      }
    }
    IO.println(hits);
  });
}

List<String> search(String shard) {
  sleep(Duration.ofMillis(5));
  return List.of(shard + "-a", shard + "-b");
}

/* output:
[s1-a, s1-b, s2-a, s2-b]
*/
