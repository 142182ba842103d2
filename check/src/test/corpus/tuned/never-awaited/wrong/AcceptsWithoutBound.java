import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.net.ServerSocket;
import java.net.Socket;

void main() throws IOException {
  run(() -> {
    try (var listening = new ServerSocket(7000)) {
      while (true) {
        Socket socket = listening.accept();
        createTask(() -> echo(socket)); // expect: never-awaited
      }
    }
  });
}

void echo(Socket socket) throws IOException {
  try (socket) {
    socket.getInputStream().transferTo(socket.getOutputStream());
  }
}
// not run
