import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Theme(String colour, String font) {}

Optional<String> preference(String name) {
  sleep(Duration.ofMillis(5));
  return name.equals("colour") ? Optional.of("blue") : Optional.empty();
}

Theme theme() {
  String colour = preference("colour").orElse("black"); // expect: sequential#1
  String font = preference("font").orElseGet(() -> "Serif"); // expect: sequential#1
  return new Theme(colour, font);
}

void main() {
  run(() -> IO.println(theme()));
}

/* output:
Theme[colour=blue, font=Serif]
*/
