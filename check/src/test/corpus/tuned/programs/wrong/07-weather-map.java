import static io.asyncio4j.Asyncio.*;

record Forecast(int low, int high) {
  @Override
  public String toString() {
    return low + ".." + high;
  }
}

class WeatherStation {
  private final Duration latency;

  WeatherStation(Duration latency) {
    this.latency = latency;
  }

  Forecast forecast(String city) throws IOException {
    if (city.isBlank()) {
      throw new IOException("a city has a name");
    }
    sleep(latency);
    int low = city.chars().sum() % 15;
    return new Forecast(low, low + city.length());
  }
}

Map<String, Forecast> forecasts(WeatherStation station, Collection<String> cities) throws IOException {
  Map<String, Forecast> byCity = new TreeMap<>();
  for (String city : cities) {
    Forecast forecast = station.forecast(city); // expect: sequential#1
    byCity.put(city, forecast);
  }
  return byCity;
}

void main() throws IOException {
  var station = new WeatherStation(Duration.ofMillis(3));
  var cities = List.of("Oslo", "Madrid", "Athens", "Bern");
  Map<String, Forecast> byCity = run(() -> forecasts(station, cities));
  byCity.forEach((city, forecast) -> IO.println(city + " " + forecast));
}

/* output:
Athens 11..17
Bern 1..5
Madrid 8..14
Oslo 8..12
*/
