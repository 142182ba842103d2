import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() throws UnknownHostException {
  run(() -> {
    IO.println(address("db.internal"));
  });
}

String address(String host) throws UnknownHostException {
  return InetAddress.getByName(host).getHostAddress(); // expect: blocking
}
// not run
