import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Token {
  private final AsyncLock refreshing = new AsyncLock();
  private String value = "";
  private int requests;

  String value() {
    return refreshing.withLock(
        () -> {
          if (value.isEmpty()) {
            value = request();
          }
          return value;
        });
  }

  private String request() {
    sleep(Duration.ofMillis(5));
    return "token " + ++requests;
  }
}

void main() {
  var token = new Token();
  run(() -> IO.println(gather(() -> token.value(), () -> token.value())));
}

/* output:
[token 1, token 1]
*/
