import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.Task;
import java.time.Duration;

final class TenantThreadLocal {
  private static final ThreadLocal<String> TENANT = ThreadLocal.withInitial(() -> "none");

  private String countRows(String table) {
    sleep(Duration.ofMillis(3));
    return table + " of " + TENANT.get(); // expect: mixed
  }

  String report(String tenant) {
    TENANT.set(tenant);
    Task<String> rows = createTask("rows", () -> countRows("orders"));
    sleep(Duration.ofMillis(1));
    return tenant + ": " + await(rows);
  }

  public static void main(String[] args) {
    System.out.println(run(() -> new TenantThreadLocal().report("acme")));
  }
}

/* output:
acme: orders of none
*/
