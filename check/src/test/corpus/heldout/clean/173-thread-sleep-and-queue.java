import static io.asyncio4j.Asyncio.*;

// Old code made for threads: in a coroutine it suspends, and the loop goes on.
final class LegacyConveyor {
  private final BlockingQueue<String> belt = new ArrayBlockingQueue<>(2);

  void load(int parcels) throws InterruptedException {
    for (int i = 1; i <= parcels; i++) {
      Thread.sleep(2);
      belt.put("parcel " + i);
    }
    belt.put("end");
  }

  int unload() throws InterruptedException {
    int count = 0;
    while (!belt.take().equals("end")) {
      count++;
    }
    return count;
  }
}

void main() throws InterruptedException {
  var conveyor = new LegacyConveyor();
  run(() -> {
    var loading = createTask("loader", () -> conveyor.load(5));
    IO.println(conveyor.unload() + " parcels");
    await(loading);
  });
}

/* output:
5 parcels
*/
