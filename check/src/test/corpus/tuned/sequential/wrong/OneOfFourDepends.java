import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record City(double latitude, double longitude) {}

void main() {
  run(() -> IO.println(guide("Oslo")));
}

String guide(String name) {
  City city = city(name); // expect: sequential#1
  String history = article(name + " history"); // expect: sequential#1
  String food = article(name + " food"); // expect: sequential#1
  double height = height(city.latitude(), city.longitude());
  return String.join("; ", history, food, height + " m");
}

City city(String name) {
  sleep(Duration.ofMillis(5));
  return new City(59.9, 10.7);
}

String article(String title) {
  sleep(Duration.ofMillis(5));
  return title;
}

double height(double latitude, double longitude) {
  sleep(Duration.ofMillis(5));
  return 23;
}

/* output:
Oslo history; Oslo food; 23.0 m
*/
