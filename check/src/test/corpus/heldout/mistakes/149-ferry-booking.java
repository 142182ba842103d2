import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.Task;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

final class FerryBooking {
  record Cabin(int number, boolean sea) {}

  private Cabin reserve(boolean seaSide) {
    sleep(Duration.ofMillis(6));
    return new Cabin(seaSide ? 201 : 102, seaSide);
  }

  private String ticket(String passenger) {
    sleep(Duration.ofMillis(4));
    return "T-" + passenger.toUpperCase();
  }

  String book(String passenger) {
    Task<Cabin> cabin = createTask("cabin", () -> reserve(true));
    String ticket = ticket(passenger);
    try {
      return ticket + " cabin " + cabin.get().number(); // expect: mixed
    } catch (InterruptedException | ExecutionException e) {
      return ticket + " without a cabin";
    }
  }

  public static void main(String[] args) {
    System.out.println(run(() -> new FerryBooking().book("ada")));
  }
}

/* output:
T-ADA cabin 201
*/
