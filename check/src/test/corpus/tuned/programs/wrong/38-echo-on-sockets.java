// not run: it serves for ever
import static io.asyncio4j.Asyncio.*;

class EchoServer {
  private final int port;
  private int served;

  EchoServer(int port) {
    this.port = port;
  }

  void serve() throws IOException {
    try (var listening = new ServerSocket(port)) {
      IO.println("listening at " + listening.getLocalPort());
      while (true) {
        Socket client = listening.accept();
        createTask("client-" + served++, () -> echo(client)); // expect: never-awaited
      }
    }
  }

  private void echo(Socket client) throws IOException {
    try (client) {
      byte[] buffer = new byte[8192];
      InputStream in = client.getInputStream();
      OutputStream out = client.getOutputStream();
      int count;
      while ((count = in.read(buffer)) > 0) {
        out.write(buffer, 0, count);
        out.flush();
      }
    }
  }
}

void main(String[] args) throws IOException {
  int port = args.length > 0 ? Integer.parseInt(args[0]) : 7007;
  run(() -> new EchoServer(port).serve());
}
