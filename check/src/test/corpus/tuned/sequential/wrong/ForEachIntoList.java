import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var sizes = new ArrayList<Integer>();
    List.of("/", "/etc", "/usr").forEach(path -> sizes.add(size(path))); // expect: sequential
    IO.println(sizes);
  });
}

int size(String path) {
  sleep(Duration.ofMillis(5));
  return path.length();
}

/* output:
[1, 4, 4]
*/
