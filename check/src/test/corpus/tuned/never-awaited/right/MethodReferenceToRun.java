import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

int served;

void main() {
  run(this::serve);
  IO.println(served);
}

void serve() {
  for (int i = 0; i < 3; i++) {
    sleep(Duration.ofMillis(1));
    served++;
  }
}

/* output:
3
*/
