import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> {
    try {
      String terms = page("terms"); // expect: sequential#1
      String privacy = page("privacy"); // expect: sequential#1
      IO.println(terms.length() + privacy.length());
    } catch (IOException e) {
      IO.println("not available");
    }
  });
}

String page(String name) throws IOException {
  sleep(Duration.ofMillis(5));
  if (name.isEmpty()) {
    throw new IOException("no name");
  }
  return "<" + name + ">";
}

/* output:
16
*/
