import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.net.*;

record Header(String method, String host) {}

void main() throws IOException {
  run(() -> {
    try (var server = Net.startServer((in, out) -> out.write("GET\nexample.com\n"), "127.0.0.1", 0);
        var connection = Net.openConnection("127.0.0.1", server.port())) {
      IO.println(header(connection.reader()));
    }
  });
}

Header header(StreamReader in) throws IOException {
  String method = in.readLine();
  String host = in.readLine();
  return new Header(method, host);
}

/* output:
Header[method=GET, host=example.com]
*/
