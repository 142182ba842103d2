import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() throws IOException {
  run(() -> {
    Task<String> answer = createTask(() -> retry(5));
    sleep(Duration.ofMillis(20));
    answer.cancel();
    IO.println(await(answer));
  });
}

String retry(int attempts) throws IOException {
  Throwable last = null;
  for (int i = 0; i < attempts; i++) {
    try {
      return call(i);
    } catch (Throwable t) { // expect: mixed
      last = t;
      sleep(Duration.ofMillis(1 << i));
    }
  }
  throw new IOException("gave up", last);
}

String call(int attempt) throws IOException {
  sleep(Duration.ofMillis(5));
  if (attempt < 2) {
    throw new IOException("no answer");
  }
  return "answer";
}
// not run
