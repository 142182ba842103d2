import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Trip {
  private String city = "";
  private String hotel = "";

  void load(int customer) {
    city = favourite(customer);
    hotel = bestHotel();
  }

  private String favourite(int customer) {
    sleep(Duration.ofMillis(2));
    return customer % 2 == 0 ? "Rome" : "Oslo";
  }

  private String bestHotel() {
    sleep(Duration.ofMillis(2));
    return "Grand " + city;
  }
}

void main() {
  run(() -> {
    var trip = new Trip();
    trip.load(4);
    IO.println(trip.hotel);
  });
}

/* output:
Grand Rome
*/
