import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Leg(String from, String to, long cents) {}

record Plan(List<Leg> legs, String hotel, double celsius) {}

interface Railways {
  Leg cheapest(String from, String to) throws IOException;
}

interface Hotels {
  Optional<String> bestIn(String city) throws IOException;
}

class Planner {
  private final Railways railways;
  private final Hotels hotels;

  Planner(Railways railways, Hotels hotels) {
    this.railways = railways;
    this.hotels = hotels;
  }

  Plan plan(String from, String over, String to) throws IOException {
    if (from.equals(to)) {
      throw new IllegalArgumentException("you are there");
    }
    Leg first = railways.cheapest(from, over); // expect: sequential#1
    Leg second = railways.cheapest(over, to); // expect: sequential#1
    long cents = first.cents() + second.cents();
    String hotel = cents > 50_000 ? "no money left" : hotels.bestIn(to).orElse("a bench");
    return new Plan(List.of(first, second), hotel, celsius(to));
  }

  private static double celsius(String city) {
    return city.length() * 2.5;
  }
}

void main() throws IOException {
  Railways railways =
      (from, to) -> {
        sleep(Duration.ofMillis(4));
        return new Leg(from, to, from.length() * 1000L);
      };
  Hotels hotels =
      city -> {
        sleep(Duration.ofMillis(4));
        return Optional.of("Grand Hotel " + city);
      };
  run(() -> IO.println(new Planner(railways, hotels).plan("Oslo", "Berlin", "Rome")));
}

/* output:
Plan[legs=[Leg[from=Oslo, to=Berlin, cents=4000], Leg[from=Berlin, to=Rome, cents=6000]], hotel=Grand Hotel Rome, celsius=10.0]
*/
