import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

interface Repository<T> {
  Optional<T> find(String key);
}

record SlowTable<T>(Map<String, T> rows) implements Repository<T> {
  @Override
  public Optional<T> find(String key) {
    sleep(Duration.ofMillis(5));
    return Optional.ofNullable(rows.get(key));
  }
}

record Member(String name, String city) {}

record Badge(String title, int points) {}

final Repository<Member> members = new SlowTable<>(Map.of("ada", new Member("Ada", "London")));
final Repository<List<Badge>> badges =
    new SlowTable<>(Map.of("ada", List.of(new Badge("First program", 50), new Badge("Notes", 20))));

String card(String login) {
  return members.find(login).map(m -> m.name() + " from " + m.city()).orElse("somebody");
}

int points(String login) {
  return badges.find(login).stream().flatMap(List::stream).mapToInt(Badge::points).sum();
}

String page(String login) {
  String card = card(login); // expect: sequential#1
  int points = points(login); // expect: sequential#1
  return "<h1>" + card + "</h1><p>" + points + " points</p>";
}

void main() {
  IO.println(run(() -> page("ada")));
}

/* output:
<h1>Ada from London</h1><p>70 points</p>
*/
