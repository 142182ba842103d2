import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Home(String user, List<String> posts, String advert) {}

void main() {
  run(() -> {
    Home home = gather(() -> user(1), () -> posts(1), () -> advert(), Home::new);
    List<String> titles = gatherEach(home.posts(), 2, post -> title(post));
    IO.println(home.user() + titles + home.advert());
  });
}

String user(int id) {
  sleep(Duration.ofMillis(3));
  return "user " + id;
}

List<String> posts(int user) {
  sleep(Duration.ofMillis(3));
  return List.of("p1", "p2");
}

String advert() {
  sleep(Duration.ofMillis(3));
  return "buy!";
}

String title(String post) {
  sleep(Duration.ofMillis(3));
  return "title of " + post;
}

/* output:
user 1[title of p1, title of p2]buy!
*/
