import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    int width;
    int height;
    width = measure("width"); // expect: sequential#1
    height = measure("height"); // expect: sequential#1
    IO.println(width * height);
  });
}

int measure(String side) {
  sleep(Duration.ofMillis(5));
  return side.length();
}

/* output:
30
*/
