import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Device(boolean wired) {}

String diagnose(Device device) {
  String link;
  if (device.wired()) {
    link = probe("cable"); // expect: sequential#1
  } else {
    link = probe("radio"); // expect: sequential#1
  }
  String power = probe("power"); // expect: sequential#1
  return link + ", " + power;
}

String probe(String part) {
  sleep(Duration.ofMillis(5));
  return part + " ok";
}

void main() {
  run(() -> IO.println(diagnose(new Device(true))));
}

/* output:
cable ok, power ok
*/
