import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Profile(int team, int boss) {}

void main() {
  run(() -> IO.println(sheet(4)));
}

String sheet(int id) {
  Profile profile = profile(id); // expect: sequential#1
  String office = office(id); // expect: sequential#1
  String team = team(profile.team()); // expect: sequential#2
  String boss = boss(profile.boss()); // expect: sequential#2
  return office + ", " + team + ", " + boss;
}

Profile profile(int id) {
  sleep(Duration.ofMillis(5));
  return new Profile(id + 1, id + 2);
}

String office(int id) {
  sleep(Duration.ofMillis(5));
  return "room " + id;
}

String team(int id) {
  sleep(Duration.ofMillis(5));
  return "team " + id;
}

String boss(int id) {
  sleep(Duration.ofMillis(5));
  return "boss " + id;
}

/* output:
room 4, team 5, boss 6
*/
