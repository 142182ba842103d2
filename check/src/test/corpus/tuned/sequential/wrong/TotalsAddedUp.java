import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Accounts {
  long balance(String name) {
    sleep(Duration.ofMillis(5));
    return name.length() * 100L;
  }

  long worth() {
    long total = 0;
    total += balance("savings"); // expect: sequential#1
    total += balance("checking"); // expect: sequential#1
    total -= balance("loan"); // expect: sequential#1
    return total;
  }
}

void main() {
  run(() -> IO.println(new Accounts().worth()));
}

/* output:
1100
*/
