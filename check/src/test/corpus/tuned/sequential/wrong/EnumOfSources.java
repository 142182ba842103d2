import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

enum Source {
  WEATHER("sun"),
  TRAFFIC("jam");

  private final String answer;

  Source(String answer) {
    this.answer = answer;
  }

  String read() {
    sleep(Duration.ofMillis(5));
    return answer;
  }
}

void main() {
  run(() -> {
    var readings = new EnumMap<Source, String>(Source.class);
    for (Source source : Source.values()) {
      readings.put(source, source.read()); // expect: sequential
    }
    IO.println(readings);
  });
}

/* output:
{WEATHER=sun, TRAFFIC=jam}
*/
