import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

enum Mode { LOCAL, REMOTE }

List<Integer> sizes(Mode mode) {
  if (mode == Mode.LOCAL) {
    int disk = measure("disk"); // expect: sequential#1
    int memory = measure("memory"); // expect: sequential#1
    return List.of(disk, memory);
  } else {
    int bucket = measure("bucket"); // expect: sequential#2
    int queue = measure("queue"); // expect: sequential#2
    return List.of(bucket, queue);
  }
}

int measure(String what) {
  sleep(Duration.ofMillis(5));
  return what.length();
}

void main() {
  run(() -> IO.println(sizes(Mode.REMOTE)));
}

/* output:
[6, 5]
*/
