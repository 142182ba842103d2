import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Session {
  private String token = "t0";
  private int uses;
  private int renewals;

  String token() {
    if (uses++ % 2 == 0) {
      sleep(Duration.ofMillis(2));
      token = "t" + ++renewals;
    }
    return token;
  }
}

void main() {
  run(() -> {
    var session = new Session();
    var pages = new ArrayList<String>();
    for (String path : List.of("/a", "/b", "/c")) {
      String token = session.token();
      pages.add(fetch(path, token));
    }
    IO.println(pages);
  });
}

String fetch(String path, String token) {
  sleep(Duration.ofMillis(2));
  return path + "@" + token;
}

/* output:
[/a@t1, /b@t1, /c@t2]
*/
