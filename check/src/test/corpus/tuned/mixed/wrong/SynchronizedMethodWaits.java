import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Token {
  private String value = "";

  synchronized String value() {
    if (value.isEmpty()) {
      value = request(); // expect: mixed
    }
    return value;
  }

  private String request() {
    sleep(Duration.ofMillis(5));
    return "t-1";
  }
}

void main() {
  var token = new Token();
  run(() -> IO.println(gather(() -> token.value(), () -> token.value())));
}

/* output:
[t-1, t-1]
*/
