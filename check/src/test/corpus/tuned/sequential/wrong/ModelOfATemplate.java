import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> IO.println(model(2)));
}

Map<String, Object> model(int id) {
  Map<String, Object> model = new TreeMap<>();
  model.put("user", user(id)); // expect: sequential#1
  model.put("posts", posts(id)); // expect: sequential#1
  model.put("unread", unread(id)); // expect: sequential#1
  return model;
}

String user(int id) {
  sleep(Duration.ofMillis(5));
  return "user " + id;
}

List<String> posts(int id) {
  sleep(Duration.ofMillis(5));
  return List.of("post " + id);
}

int unread(int id) {
  sleep(Duration.ofMillis(5));
  return 3;
}

/* output:
{posts=[post 2], unread=3, user=user 2}
*/
