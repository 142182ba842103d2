import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

final ThreadLocal<Locale> locale = ThreadLocal.withInitial(() -> Locale.ROOT);

void main() {
  run(() -> {
    locale.set(Locale.FRANCE);
    var texts = gatherEach(List.of(1.5, 2.5), 2, number -> format(number));
    IO.println(texts);
  });
}

String format(double number) {
  sleep(Duration.ofMillis(1));
  return String.format(locale.get(), "%.1f", number); // expect: mixed
}
// not run
