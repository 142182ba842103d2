import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.net.Socket;

void main() throws IOException {
  run(() -> IO.println(gather(() -> banner("ftp.example.com", 21), () -> banner("mail.example.com", 25))));
}

String banner(String host, int port) throws IOException {
  try (var socket = new Socket(host, port);
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream()))) {
    return in.readLine();
  }
}
// not run
