import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.net.ServerSocket;
import java.net.Socket;

void main() throws IOException {
  run(() -> {
    try (var listening = new ServerSocket(0)) {
      Task<Void> server = createTask(() -> serve(listening));
      try (var client = new Socket("127.0.0.1", listening.getLocalPort())) {
        client.getOutputStream().write("hello".getBytes());
        client.shutdownOutput();
        IO.println(new String(client.getInputStream().readAllBytes()));
      }
      await(server);
    }
  });
}

void serve(ServerSocket listening) throws IOException {
  try (Socket socket = listening.accept()) {
    socket.getInputStream().transferTo(socket.getOutputStream());
  }
}

/* output:
hello
*/
