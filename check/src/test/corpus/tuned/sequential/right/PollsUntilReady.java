import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

int asked;

void main() {
  run(() -> {
    String state = state("job-1");
    while (!state.equals("done")) {
      sleep(Duration.ofMillis(2));
      state = state("job-1");
    }
    IO.println("done after " + asked);
  });
}

String state(String job) {
  sleep(Duration.ofMillis(1));
  return ++asked < 4 ? "running" : "done";
}

/* output:
done after 4
*/
