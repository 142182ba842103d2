import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var avatars = new ArrayList<String>();
    for (String user : List.of("ada", "bob", "cleo")) {
      avatars.add(avatar(user)); // expect: sequential
    }
    IO.println(avatars);
  });
}

String avatar(String user) {
  sleep(Duration.ofMillis(5));
  return user + ".png";
}

/* output:
[ada.png, bob.png, cleo.png]
*/
