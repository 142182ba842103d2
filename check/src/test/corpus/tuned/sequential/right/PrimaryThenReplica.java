import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> IO.println(read("k")));
}

String read(String key) {
  try {
    return primary(key);
  } catch (IOException e) {
    return replica(key);
  }
}

String primary(String key) throws IOException {
  sleep(Duration.ofMillis(5));
  throw new IOException("primary is down");
}

String replica(String key) {
  sleep(Duration.ofMillis(5));
  return key + " from the replica";
}

/* output:
k from the replica
*/
