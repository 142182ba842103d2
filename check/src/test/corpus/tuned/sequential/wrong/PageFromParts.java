import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    var page = new StringBuilder();
    for (String name : List.of("header", "body", "footer")) {
      page.append(part(name)).append('\n'); // expect: sequential
    }
    IO.print(page);
  });
}

String part(String name) {
  sleep(Duration.ofMillis(5));
  return "<" + name + "/>";
}

/* output:
<header/>
<body/>
<footer/>
*/
