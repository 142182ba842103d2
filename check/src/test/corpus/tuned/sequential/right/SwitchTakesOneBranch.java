import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

enum Source { CACHE, DISK, NETWORK }

void main() {
  run(() -> IO.println(read(Source.DISK)));
}

String read(Source source) {
  return switch (source) {
    case CACHE -> "cached";
    case DISK -> slow("disk");
    case NETWORK -> slow("network");
  };
}

String slow(String from) {
  sleep(Duration.ofMillis(5));
  return "read from " + from;
}

/* output:
read from disk
*/
