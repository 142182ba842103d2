import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  IO.println(run(() -> greeting(4)));
}

String greeting(int id) {
  return salutation(id) + " " + name(id) + "!"; // expect: sequential
}

String salutation(int id) {
  sleep(Duration.ofMillis(5));
  return id % 2 == 0 ? "Dear" : "Hello";
}

String name(int id) {
  sleep(Duration.ofMillis(5));
  return "user-" + id;
}

/* output:
Dear user-4!
*/
