import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  run(() -> IO.println(status("api")));
}

String status(String service) {
  return "%s: %d instances, version %s"
      .formatted(
          service,
          instances(service), // expect: sequential#1
          version(service)); // expect: sequential#1
}

int instances(String service) {
  sleep(Duration.ofMillis(5));
  return service.length();
}

String version(String service) {
  sleep(Duration.ofMillis(5));
  return "1.2";
}

/* output:
api: 3 instances, version 1.2
*/
