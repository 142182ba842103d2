import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    Task<String> translation = createTask(() -> translate("hello"));
    String dictionary = dictionary("hello");
    String translated = await(translation);
    IO.println(translated + ": " + dictionary);
  });
}

String translate(String word) {
  sleep(Duration.ofMillis(5));
  return "bonjour";
}

String dictionary(String word) {
  sleep(Duration.ofMillis(5));
  return "a greeting";
}

/* output:
bonjour: a greeting
*/
