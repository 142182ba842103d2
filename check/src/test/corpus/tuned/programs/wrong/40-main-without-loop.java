// not run: it fails, since there is no loop
import static io.asyncio4j.Asyncio.gather;
import static io.asyncio4j.Asyncio.sleep;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

final class MainWithoutLoop {
  record Reading(String sensor, double celsius) {}

  private static final List<String> SENSORS = List.of("roof", "cellar");

  private MainWithoutLoop() {}

  static Reading read(String sensor) {
    sleep(Duration.ofMillis(20));
    return new Reading(sensor, sensor.length() * 3.5);
  }

  static double average(List<Reading> readings) {
    return readings.stream().mapToDouble(Reading::celsius).average().orElse(Double.NaN);
  }

  static String describe(LocalDate day, double average) {
    return "%s: %.1f degrees on the average".formatted(day, average);
  }

  public static void main(String[] args) {
    LocalDate day = args.length > 0 ? LocalDate.parse(args[0]) : LocalDate.now();
    List<Reading> readings =
        gather(() -> read(SENSORS.get(0)), () -> read(SENSORS.get(1))); // expect: never-awaited
    System.out.println(describe(day, average(readings)));
  }
}
