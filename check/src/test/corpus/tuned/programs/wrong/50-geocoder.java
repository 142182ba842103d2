// not run: it fails, since there is a loop already
import static io.asyncio4j.Asyncio.gatherEach;
import static io.asyncio4j.Asyncio.run;
import static io.asyncio4j.Asyncio.sleep;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

final class Geocoder {
  record Address(String street, String city) {}

  record Point(double latitude, double longitude) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.1f/%.1f", latitude, longitude);
    }
  }

  interface Resolver {
    Point resolve(Address address);
  }

  static final class RemoteResolver implements Resolver {
    @Override
    public Point resolve(Address address) {
      return run(() -> ask(address)); // expect: mixed
    }

    private Point ask(Address address) {
      sleep(Duration.ofMillis(6));
      return new Point(address.city().length() * 7.5, address.street().length() * 1.5);
    }
  }

  private final Resolver resolver;

  Geocoder(Resolver resolver) {
    this.resolver = resolver;
  }

  String locate(Address address) {
    return address.city() + " " + resolver.resolve(address);
  }

  public static void main(String[] args) {
    var geocoder = new Geocoder(new RemoteResolver());
    var addresses = List.of(new Address("Main St", "Leeds"), new Address("Ring", "Wien"));
    System.out.println(run(() -> gatherEach(addresses, 4, geocoder::locate)));
  }
}
