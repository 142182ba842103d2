import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Store {
  private final Map<String, Integer> committed = new TreeMap<>();
  private Map<String, Integer> pending;

  void begin() {
    pending = new TreeMap<>(committed);
  }

  void add(String key, int amount) {
    sleep(Duration.ofMillis(2));
    int sum = pending.merge(key, amount, Integer::sum);
    if (sum < 0) {
      throw new IllegalStateException(key + " would be " + sum);
    }
  }

  void commit() {
    sleep(Duration.ofMillis(1));
    committed.clear();
    committed.putAll(pending);
  }

  void rollback() {
    pending = null;
  }

  Map<String, Integer> state() {
    return committed;
  }
}

class UnitOfWork {
  private final Store store;

  UnitOfWork(Store store) {
    this.store = store;
  }

  void perform(VoidCoroutine<RuntimeException> work) {
    store.begin();
    try {
      work.call();
      store.commit();
    } catch (Throwable t) {
      store.rollback();
      throw t;
    }
  }
}

void main() {
  var store = new Store();
  var unit = new UnitOfWork(store);
  run(() -> {
    unit.perform(() -> {
      store.add("apples", 5);
      store.add("pears", 2);
    });
    try {
      unit.perform(() -> {
        store.add("apples", 1);
        store.add("pears", -3);
      });
    } catch (IllegalStateException e) {
      IO.println(e.getMessage());
    }
    IO.println(store.state());
  });
}

/* output:
pears would be -1
{apples=5, pears=2}
*/
