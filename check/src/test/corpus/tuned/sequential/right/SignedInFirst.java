import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Principal(String name) {}

class Api {
  Principal authenticate(String token) {
    sleep(Duration.ofMillis(3));
    if (!token.startsWith("t-")) {
      throw new SecurityException("unknown token");
    }
    return new Principal(token.substring(2));
  }

  List<String> salaries() {
    sleep(Duration.ofMillis(3));
    return List.of("100", "200");
  }

  String handle(String token) {
    Principal who = authenticate(token);
    List<String> salaries = salaries();
    return who.name() + " sees " + salaries;
  }
}

void main() {
  run(() -> IO.println(new Api().handle("t-ada")));
}

/* output:
ada sees [100, 200]
*/
