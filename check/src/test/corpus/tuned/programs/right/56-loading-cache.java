import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

/** Loads each key once, also when many ask at the same time: what is under way is shared. */
class LoadingCache<K, V> {
  private final Map<K, Task<V>> entries = new HashMap<>();
  private final CoroutineFunction<K, V, RuntimeException> loader;

  LoadingCache(CoroutineFunction<K, V, RuntimeException> loader) {
    this.loader = loader;
  }

  V get(K key) {
    Task<V> entry = entries.get(key);
    if (entry == null) {
      entry = createTask("load " + key, () -> loader.apply(key));
      entries.put(key, entry);
      entry.addDoneCallback(done -> forgetFailure(key, done));
    }
    return shield(entry); // whoever gives up must not take it away from the others
  }

  private void forgetFailure(K key, Task<V> done) {
    if (done.state() != java.util.concurrent.Future.State.SUCCESS) {
      entries.remove(key);
    }
  }
}

class Exchange {
  private int asked;

  Integer rate(String currency) {
    asked++;
    sleep(Duration.ofMillis(4));
    return currency.charAt(0) - 'A';
  }

  int asked() {
    return asked;
  }
}

void main() {
  var exchange = new Exchange();
  run(() -> {
    var cache = new LoadingCache<String, Integer>(exchange::rate);
    IO.println(gather(() -> cache.get("EUR"), () -> cache.get("NOK"), () -> cache.get("EUR")));
    IO.println(cache.get("NOK") + ", asked " + exchange.asked() + " times");
  });
}

/* output:
[4, 13, 4]
13, asked 2 times
*/
