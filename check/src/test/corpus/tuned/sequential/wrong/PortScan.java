import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.net.InetSocketAddress;
import java.net.Socket;

void main() {
  run(() -> {
    var open = new ArrayList<Integer>();
    for (int port = 8000; port < 8100; port++) {
      if (accepts(port)) { // expect: sequential
        open.add(port);
      }
    }
    IO.println(open);
  });
}

boolean accepts(int port) {
  try (var socket = new Socket()) {
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
    return true;
  } catch (IOException e) {
    return false;
  }
}
// not run
