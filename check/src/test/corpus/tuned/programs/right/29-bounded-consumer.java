import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Parcel(int number, String address) {}

class Depot {
  private int onTheRoad;
  private int peak;
  private int delivered;

  void deliver(Parcel parcel) {
    peak = Math.max(peak, ++onTheRoad);
    try {
      sleep(Duration.ofMillis(1 + parcel.number() % 3));
      delivered++;
    } finally {
      onTheRoad--;
    }
  }

  @Override
  public String toString() {
    return delivered + " delivered, at most " + peak + " at a time";
  }
}

class Despatcher {
  private final AsyncQueue<Parcel> parcels = new AsyncQueue<>(5);
  private final AsyncSemaphore vans = new AsyncSemaphore(3);
  private final Depot depot;

  Despatcher(Depot depot) {
    this.depot = depot;
  }

  void accept(int count) {
    for (int number = 0; number < count; number++) {
      parcels.put(new Parcel(number, "street " + number));
    }
    parcels.shutdown(false);
  }

  void despatch() {
    TaskGroup.run(roads -> {
      for (Parcel parcel : parcels) {
        vans.acquire();
        Task<Void> road = roads.createTask(() -> depot.deliver(parcel));
        road.addDoneCallback(_ -> vans.release());
      }
    });
  }
}

void main() {
  var depot = new Depot();
  var despatcher = new Despatcher(depot);
  run(() -> gather(() -> despatcher.accept(12), () -> despatcher.despatch()));
  IO.println(depot);
}

/* output:
12 delivered, at most 3 at a time
*/
