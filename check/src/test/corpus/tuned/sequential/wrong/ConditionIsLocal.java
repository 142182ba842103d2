import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Viewer(boolean premium) {}

void main() {
  run(() -> IO.println(screen(new Viewer(true))));
}

String screen(Viewer viewer) {
  String films = catalogue("films"); // expect: sequential#1
  String extras = viewer.premium() ? catalogue("extras") : "no extras"; // expect: sequential#1
  return films + " and " + extras;
}

String catalogue(String name) {
  sleep(Duration.ofMillis(5));
  return "12 " + name;
}

/* output:
12 films and 12 extras
*/
