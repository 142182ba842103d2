import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

interface Repository<T> {
  T find(int id);
}

record User(String name) {}

record Order(int total) {}

class MemoryRepository<T> implements Repository<T> {
  private final Map<Integer, T> rows;

  MemoryRepository(Map<Integer, T> rows) {
    this.rows = rows;
  }

  public T find(int id) {
    sleep(Duration.ofMillis(5));
    return rows.get(id);
  }
}

void main() {
  Repository<User> users = new MemoryRepository<>(Map.of(1, new User("ada")));
  Repository<Order> orders = new MemoryRepository<>(Map.of(9, new Order(30)));
  run(() -> {
    User user = users.find(1); // expect: sequential#1
    Order order = orders.find(9); // expect: sequential#1
    IO.println(user.name() + " pays " + order.total());
  });
}

/* output:
ada pays 30
*/
