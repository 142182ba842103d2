import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Api {
  private String token;

  String header() {
    return "Bearer " + token();
  }

  String cookie() {
    return "session=" + token();
  }

  private String token() {
    if (token == null) {
      sleep(Duration.ofMillis(5));
      token = "t-1";
    }
    return token;
  }
}

void main() {
  run(() -> {
    var api = new Api();
    String header = api.header();
    String cookie = api.cookie();
    IO.println(header + "; " + cookie);
  });
}

/* output:
Bearer t-1; session=t-1
*/
