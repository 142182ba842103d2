import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    List<Integer> teams = gatherEach(List.of("red", "blue"), name -> team(name));
    List<String> leads = gatherEach(teams, id -> lead(id));
    IO.println(leads);
  });
}

int team(String name) {
  sleep(Duration.ofMillis(3));
  return name.length();
}

String lead(int team) {
  sleep(Duration.ofMillis(3));
  return "lead of " + team;
}

/* output:
[lead of 3, lead of 4]
*/
