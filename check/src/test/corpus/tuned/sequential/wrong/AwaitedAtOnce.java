import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Seat(int row, String state) {}

void main() {
  run(() -> {
    Seat left = await(createTask(() -> seat(1))); // expect: sequential#1
    Seat right = await(createTask(() -> seat(2))); // expect: sequential#1
    IO.println(left + " " + right);
  });
}

Seat seat(int row) {
  sleep(Duration.ofMillis(5));
  return new Seat(row, row == 1 ? "free" : "taken");
}

/* output:
Seat[row=1, state=free] Seat[row=2, state=taken]
*/
