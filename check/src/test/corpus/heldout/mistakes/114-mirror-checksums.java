import static io.asyncio4j.Asyncio.*;

final class Mirror {
  final String host;

  Mirror(String host) {
    this.host = host;
  }

  String checksum(String artifact) {
    sleep(Duration.ofMillis(6));
    return Integer.toHexString(artifact.hashCode());
  }
}

boolean same(String left, String right) {
  return left.equals(right);
}

String verdict(Mirror primary, Mirror secondary, String artifact) {
  boolean equal = same(primary.checksum(artifact), secondary.checksum(artifact)); // expect: sequential#1
  return artifact + (equal ? " in step" : " DIFFERS between " + primary.host + " and " + secondary.host);
}

void main() {
  var eu = new Mirror("eu.mirror");
  var us = new Mirror("us.mirror");
  run(() -> {
    IO.println(verdict(eu, us, "kernel-6.1.tar"));
  });
}

/* output:
kernel-6.1.tar in step
*/
