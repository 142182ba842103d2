import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    List<String> parts =
        gather(
            () -> {
              String head = block("head"); // expect: sequential#1
              String nav = block("nav"); // expect: sequential#1
              return head + nav;
            },
            () -> block("body"));
    IO.println(String.join("", parts));
  });
}

String block(String name) {
  sleep(Duration.ofMillis(5));
  return "<" + name + ">";
}

/* output:
<head><nav><body>
*/
