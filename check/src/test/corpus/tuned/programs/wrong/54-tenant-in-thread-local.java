// not run: it fails, since the tasks have no tenant
import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Tenants {
  private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

  static void enter(String tenant) {
    CURRENT.set(tenant); // also: mixed
  }

  static String current() {
    String tenant = CURRENT.get(); // expect: mixed
    if (tenant == null) {
      throw new IllegalStateException("no tenant");
    }
    return tenant;
  }
}

class Documents {
  List<String> recent() {
    sleep(Duration.ofMillis(4));
    return List.of(Tenants.current() + "/plan.txt");
  }

  List<String> shared() {
    sleep(Duration.ofMillis(4));
    return List.of(Tenants.current() + "/menu.txt", Tenants.current() + "/map.txt");
  }
}

class Desktop {
  private final Documents documents = new Documents();

  List<String> open(String tenant) {
    Tenants.enter(tenant);
    return gather(
        () -> documents.recent(),
        () -> documents.shared(),
        (recent, shared) -> {
          var all = new ArrayList<>(recent);
          all.addAll(shared);
          return all;
        });
  }
}

void main() {
  IO.println(run(() -> new Desktop().open("acme")));
}
