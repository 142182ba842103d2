import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

final ThreadLocal<String> locale = ThreadLocal.withInitial(() -> "en");

void main() {
  run(() -> {
    locale.set("fr");
    String text = toThread(() -> translate("hello"));
    IO.println(text);
  });
}

String translate(String text) {
  return locale.get().equals("fr") ? "bonjour" : text; // expect: mixed
}
// not run
