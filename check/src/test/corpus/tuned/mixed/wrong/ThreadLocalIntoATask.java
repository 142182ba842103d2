import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Audit {
  static final ThreadLocal<String> USER = ThreadLocal.withInitial(() -> "nobody");

  static String line(String action) {
    return USER.get() + " did " + action; // expect: mixed
  }
}

void main() {
  run(() -> {
    Audit.USER.set("ada");
    Task<String> line = createTask(() -> Audit.line("login"));
    IO.println(await(line));
  });
}
// not run
