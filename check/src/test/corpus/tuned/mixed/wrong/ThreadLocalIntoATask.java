import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Audit {
  static final ThreadLocal<String> USER = ThreadLocal.withInitial(() -> "nobody");

  static String line(String action) {
    return USER.get() + " did " + action; // expect: mixed#1
  }
}

void main() {
  run(() -> {
    Audit.USER.set("ada"); // expect: mixed#1
    Task<String> line = createTask(() -> Audit.line("login")); // expect: mixed#1
    IO.println(await(line));
  });
}
// not run
