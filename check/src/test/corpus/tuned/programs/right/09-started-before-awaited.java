import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

record Hotel(String name, int cents) {}

record Flight(String number, int cents) {}

record Trip(Hotel hotel, Flight flight, int points) {
  int cents() {
    return hotel.cents() + flight.cents() - points;
  }
}

class Agency {
  Hotel hotel(String city) {
    sleep(Duration.ofMillis(9));
    return new Hotel("Grand " + city, 9000);
  }

  Flight flight(String city) {
    sleep(Duration.ofMillis(6));
    return new Flight("AB" + city.length(), 12000);
  }

  CompletableFuture<Integer> points(String customer) {
    var later = CompletableFuture.delayedExecutor(4, TimeUnit.MILLISECONDS);
    return CompletableFuture.supplyAsync(() -> customer.length() * 100, later);
  }
}

Trip plan(Agency agency, String customer, String city) {
  Task<Hotel> hotel = createTask(() -> agency.hotel(city));
  Task<Flight> flight = createTask(() -> agency.flight(city));
  CompletableFuture<Integer> points = agency.points(customer);
  return new Trip(await(hotel), await(flight), await(points));
}

void main() {
  Trip trip = run(() -> plan(new Agency(), "ada", "Rome"));
  IO.println(trip.hotel().name() + " for " + trip.cents());
}

/* output:
Grand Rome for 20700
*/
