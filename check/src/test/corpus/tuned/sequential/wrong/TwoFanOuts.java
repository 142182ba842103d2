import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    List<String> people = gatherEach(List.of(1, 2), id -> person(id)); // expect: sequential#1
    List<String> cities = gatherEach(List.of("no", "fr"), code -> city(code)); // expect: sequential#1
    IO.println(people + " " + cities);
  });
}

String person(int id) {
  sleep(Duration.ofMillis(5));
  return "person " + id;
}

String city(String code) {
  sleep(Duration.ofMillis(5));
  return code.equals("no") ? "Oslo" : "Paris";
}

/* output:
[person 1, person 2] [Oslo, Paris]
*/
