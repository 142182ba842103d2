import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Task<String> report =
        createTask(
            "report",
            () -> {
              int open = tickets("open"); // expect: sequential#1
              int closed = tickets("closed"); // expect: sequential#1
              return open + " open, " + closed + " closed";
            });
    IO.println(await(report));
  });
}

int tickets(String state) {
  sleep(Duration.ofMillis(5));
  return state.length();
}

/* output:
4 open, 6 closed
*/
