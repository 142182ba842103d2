import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Card(String owner, long cents, List<String> limits) {}

class Bank {
  Card card(int id) {
    return new Card(
        owner(id), // expect: sequential#1
        balance(id), // expect: sequential#1
        limits(id)); // expect: sequential#1
  }

  private String owner(int id) {
    sleep(Duration.ofMillis(5));
    return "owner " + id;
  }

  private long balance(int id) {
    sleep(Duration.ofMillis(5));
    return id * 100L;
  }

  private List<String> limits(int id) {
    sleep(Duration.ofMillis(5));
    return List.of("1000 a day");
  }
}

void main() {
  IO.println(run(() -> new Bank().card(3)));
}

/* output:
Card[owner=owner 3, cents=300, limits=[1000 a day]]
*/
