import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Session {
  private boolean open;

  void login(String user) {
    sleep(Duration.ofMillis(5));
    open = true;
  }

  List<String> inbox() {
    sleep(Duration.ofMillis(5));
    if (!open) {
      throw new IllegalStateException("log in first");
    }
    return List.of("hello");
  }
}

void main() {
  run(() -> {
    var session = new Session();
    session.login("ada");
    var inbox = session.inbox();
    IO.println(inbox);
  });
}

/* output:
[hello]
*/
