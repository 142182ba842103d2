import static io.asyncio4j.Asyncio.*;

final ThreadLocal<String> traceId = new ThreadLocal<>();

String compress(String document) {
  return document.substring(0, 3) + "~" + document.length();
}

String archive(String trace, String document) {
  traceId.set(trace);
  try {
    sleep(Duration.ofMillis(2));
    return toThread(() -> traceId.get() + " " + compress(document)); // expect: mixed
  } finally {
    traceId.remove();
  }
}

void main() {
  run(() -> {
    IO.println(archive("t-1", "a long letter"));
  });
}

/* output:
null a l~13
*/
