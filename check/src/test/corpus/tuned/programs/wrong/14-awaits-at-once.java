import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

// Ported from a program that had async functions; every call became a task that is awaited at once.

record Seat(int row, char letter) {}

record Meal(String name) {}

List<Seat> freeSeats(String flight) {
  sleep(Duration.ofMillis(8));
  return List.of(new Seat(11, 'A'), new Seat(23, 'C'));
}

List<Meal> meals(String flight) {
  sleep(Duration.ofMillis(5));
  return flight.startsWith("X") ? List.of() : List.of(new Meal("pasta"), new Meal("rice"));
}

String choices(String flight) {
  var seats = await(createTask(() -> freeSeats(flight))); // expect: sequential#1
  var meals = await(createTask(() -> meals(flight))); // expect: sequential#1
  var text = new StringBuilder(flight).append(": ");
  for (Seat seat : seats) {
    text.append(seat.row()).append(seat.letter()).append(' ');
  }
  for (Meal meal : meals) {
    text.append(meal.name()).append(' ');
  }
  return text.toString().strip();
}

void main() {
  IO.println(run(() -> choices("LH400")));
}

/* output:
LH400: 11A 23C pasta rice
*/
