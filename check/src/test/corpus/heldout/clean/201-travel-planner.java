import static io.asyncio4j.Asyncio.*;

record Flight(String number, int price) {}

record Hotel(String name, int price) {}

record Weather(int degrees) {}

record Trip(Flight flight, Hotel hotel, Weather weather) {
  int price() {
    return flight.price() + hotel.price();
  }
}

Flight flight(String city) {
  sleep(Duration.ofMillis(6));
  return new Flight("AB " + city.length(), 120);
}

Hotel hotel(String city) {
  sleep(Duration.ofMillis(8));
  return new Hotel("Grand " + city, 80);
}

Weather weather(String city) {
  sleep(Duration.ofMillis(2));
  return new Weather(20 + city.length());
}

Trip plan(String city) {
  return gather(() -> flight(city), () -> hotel(city), () -> weather(city), Trip::new);
}

void main() {
  Trip trip = run(() -> plan("Porto"));
  IO.println(trip.hotel().name() + ", " + trip.weather().degrees() + " degrees, " + trip.price() + " euro");
}

/* output:
Grand Porto, 25 degrees, 200 euro
*/
