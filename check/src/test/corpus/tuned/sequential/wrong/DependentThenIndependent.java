import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record User(int id, int team) {}

void main() {
  run(() -> {
    User user = user(8);
    String team = team(user.team()); // expect: sequential#1
    List<String> badges = badges(user.id()); // expect: sequential#1
    IO.println(team + " " + badges);
  });
}

User user(int id) {
  sleep(Duration.ofMillis(5));
  return new User(id, id * 10);
}

String team(int id) {
  sleep(Duration.ofMillis(5));
  return "team " + id;
}

List<String> badges(int user) {
  sleep(Duration.ofMillis(5));
  return List.of("early bird", "no. " + user);
}

/* output:
team 80 [early bird, no. 8]
*/
