import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.net.InetSocketAddress;

void main() {
  run(() -> {
    var loopback = InetAddress.getLoopbackAddress();
    var literal = InetAddress.ofLiteral("192.0.2.7");
    var later = InetSocketAddress.createUnresolved("db.internal", 5432);
    sleep(Duration.ofMillis(1));
    IO.println(loopback.isLoopbackAddress() + " " + literal.getHostAddress() + " " + later.getPort());
  });
}

/* output:
true 192.0.2.7 5432
*/
