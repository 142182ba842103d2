import static io.asyncio4j.Asyncio.*;

record Point(double lat, double lon) {
  double distance(Point other) {
    return Math.hypot(lat - other.lat, lon - other.lon);
  }
}

/** A third-party client that only knows futures. */
final class Geocoder {
  private final Executor delayed = CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS);

  CompletableFuture<Point> locate(String address) {
    return CompletableFuture.supplyAsync(() -> new Point(address.length(), 3), delayed);
  }
}

double distance(Geocoder geocoder, String from, String to) {
  Point start = await(geocoder.locate(from)); // expect: sequential#1
  Point end = await(geocoder.locate(to)); // expect: sequential#1
  return start.distance(end);
}

void main() {
  IO.println(run(() -> distance(new Geocoder(), "Main St 1", "Long Avenue 77")));
}

/* output:
5.0
*/
