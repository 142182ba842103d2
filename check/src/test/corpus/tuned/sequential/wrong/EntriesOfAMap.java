import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() {
  var endpoints = new TreeMap<>(Map.of("users", "10.0.0.1", "posts", "10.0.0.2"));
  run(() -> {
    var health = new TreeMap<String, String>();
    for (Map.Entry<String, String> endpoint : endpoints.entrySet()) {
      health.put(endpoint.getKey(), health(endpoint.getValue())); // expect: sequential
    }
    IO.println(health);
  });
}

String health(String address) {
  sleep(Duration.ofMillis(5));
  return address.endsWith("1") ? "green" : "red";
}

/* output:
{posts=red, users=green}
*/
