import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var tiles = new ArrayList<String>();
    for (int x = 0; x < 2; x++) {
      for (int y = 0; y < 2; y++) {
        tiles.add(tile(x, y)); // expect: sequential
      }
    }
    IO.println(tiles);
  });
}

String tile(int x, int y) {
  sleep(Duration.ofMillis(5));
  return x + ":" + y;
}

/* output:
[0:0, 0:1, 1:0, 1:1]
*/
