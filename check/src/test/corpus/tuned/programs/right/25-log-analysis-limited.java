import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.files.AsyncFiles;

record Visit(String address, String path) {}

class Whereabouts {
  private int asked;

  String country(String address) {
    asked++;
    sleep(Duration.ofMillis(2));
    return address.startsWith("10.") ? "home" : "abroad";
  }

  int asked() {
    return asked;
  }
}

Visit parse(String line) {
  String[] words = line.split(" ");
  return new Visit(words[0], words[1]);
}

Map<String, Integer> visitsByCountry(Path log, Whereabouts whereabouts) throws IOException {
  Map<String, Integer> visits = new TreeMap<>();
  try (var lines = AsyncFiles.lines(log)) {
    runEach(lines, 20, line -> {
      Visit visit = parse(line);
      visits.merge(whereabouts.country(visit.address()), 1, Integer::sum);
    });
  }
  return visits;
}

void main() throws IOException {
  Path log = Files.createTempFile("access", ".log");
  var text = new StringBuilder();
  for (int i = 0; i < 100; i++) {
    text.append(i % 3 == 0 ? "10.0.0." : "192.0.2.").append(i).append(" /page").append(i % 7).append('\n');
  }
  Files.writeString(log, text);
  var whereabouts = new Whereabouts();
  IO.println(run(() -> visitsByCountry(log, whereabouts)));
  IO.println(whereabouts.asked() + " look-ups");
  Files.delete(log);
}

/* output:
{abroad=66, home=34}
100 look-ups
*/
