import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Forbidden extends RuntimeException {
  Forbidden(String who) {
    super(who + " may not");
  }
}

void main() {
  run(() -> {
    IO.println(document("ada", 1));
    try {
      IO.println(document("eve", 1));
    } catch (Forbidden e) {
      IO.println(e.getMessage());
    }
  });
}

String document(String user, int id) {
  checkAccess(user, id);
  return load(id);
}

void checkAccess(String user, int document) {
  sleep(Duration.ofMillis(5));
  if (user.equals("eve")) {
    throw new Forbidden(user);
  }
}

String load(int id) {
  sleep(Duration.ofMillis(5));
  return "document " + id;
}

/* output:
document 1
eve may not
*/
