import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.AsyncLock;

final class Tokens {
  private final AsyncLock refreshing = new AsyncLock();
  private String token;
  private int requests;

  private String request() {
    sleep(Duration.ofMillis(5));
    return "token " + ++requests;
  }

  /** One coroutine fetches the token, the others wait for it. */
  String current() {
    return refreshing.withLock(() -> {
      if (token == null) {
        token = request();
      }
      return token;
    });
  }
}

void main() {
  var tokens = new Tokens();
  run(() -> {
    IO.println(gather(() -> tokens.current(), () -> tokens.current(), () -> tokens.current()));
  });
}

/* output:
[token 1, token 1, token 1]
*/
