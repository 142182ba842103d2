import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    IO.println("loading users");
    int users = load("users");
    IO.println(users + " users, loading posts");
    int posts = load("posts");
    IO.println(posts + " posts");
  });
}

int load(String what) {
  sleep(Duration.ofMillis(5));
  return what.length();
}

/* output:
loading users
5 users, loading posts
5 posts
*/
