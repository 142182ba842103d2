import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Trip(String hotel, String flight) {}

void main() throws TimeoutException {
  run(() -> {
    Trip trip =
        timeout(
            Duration.ofSeconds(2),
            () -> {
              String hotel = hotel("Rome"); // expect: sequential#1
              String flight = flight("Rome"); // expect: sequential#1
              return new Trip(hotel, flight);
            });
    IO.println(trip);
  });
}

String hotel(String city) {
  sleep(Duration.ofMillis(5));
  return "Albergo " + city;
}

String flight(String city) {
  sleep(Duration.ofMillis(5));
  return "AZ-" + city.length();
}

/* output:
Trip[hotel=Albergo Rome, flight=AZ-4]
*/
