import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    String text = Stream.of("upper", "trim", "quote").reduce(" tea ", (value, step) -> apply(step, value));
    IO.println(text);
  });
}

String apply(String step, String value) {
  sleep(Duration.ofMillis(2));
  return switch (step) {
    case "upper" -> value.toUpperCase();
    case "trim" -> value.strip();
    default -> "'" + value + "'";
  };
}

/* output:
'TEA'
*/
