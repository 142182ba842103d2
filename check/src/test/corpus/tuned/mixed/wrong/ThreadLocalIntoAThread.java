import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

final ThreadLocal<String> locale = ThreadLocal.withInitial(() -> "en");

void main() {
  run(() -> {
    locale.set("fr"); // expect: mixed#1
    String text = toThread(() -> translate("hello")); // expect: mixed#1
    IO.println(text);
  });
}

String translate(String text) {
  return locale.get().equals("fr") ? "bonjour" : text; // expect: mixed#1
}
// not run
