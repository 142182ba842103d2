import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Diagnosis(String log, String load) {}

void main() {
  run(() -> {
    try {
      IO.println(deploy());
    } catch (IllegalStateException e) {
      String log = tail("deploy.log"); // expect: sequential#1
      String load = tail("load.txt"); // expect: sequential#1
      IO.println(new Diagnosis(log, load));
    }
  });
}

String deploy() {
  sleep(Duration.ofMillis(2));
  throw new IllegalStateException("no space");
}

String tail(String file) {
  sleep(Duration.ofMillis(5));
  return "end of " + file;
}

/* output:
Diagnosis[log=end of deploy.log, load=end of load.txt]
*/
