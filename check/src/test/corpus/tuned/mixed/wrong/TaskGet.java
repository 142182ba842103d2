import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() throws Exception {
  run(() -> {
    Task<String> page = createTask(() -> fetch("a"));
    Task<String> other = createTask(() -> fetch("b"));
    String first = page.get(); // expect: mixed
    String second = other.get(1, TimeUnit.SECONDS); // expect: mixed
    IO.println(first + second);
  });
}

String fetch(String name) {
  sleep(Duration.ofMillis(5));
  return "<" + name + ">";
}

/* output:
<a><b>
*/
