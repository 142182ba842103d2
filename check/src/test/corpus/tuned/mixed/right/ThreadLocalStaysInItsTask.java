import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

final ThreadLocal<StringBuilder> buffer = ThreadLocal.withInitial(StringBuilder::new);
final ContextVar<String> user = ContextVar.of("user", "nobody");

void main() {
  run(() -> {
    user.set("ada");
    IO.println(gather(() -> join("a", "b"), () -> join("c", "d")));
  });
}

String join(String first, String second) {
  sleep(Duration.ofMillis(1));
  StringBuilder text = buffer.get();
  text.setLength(0);
  return text.append(user.get()).append(first).append(second).toString();
}

/* output:
[adaab, adacd]
*/
