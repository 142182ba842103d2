import static io.asyncio4j.Asyncio.*;

// not run: serves until it is stopped
void serve(ServerSocket listening) throws IOException {
  while (!listening.isClosed()) {
    Socket visitor = listening.accept();
    createTask("visitor " + visitor.getPort(), () -> talk(visitor)); // expect: never-awaited
  }
}

void talk(Socket visitor) throws IOException {
  try (visitor;
      var in = new BufferedReader(new InputStreamReader(visitor.getInputStream()));
      var out = new PrintWriter(visitor.getOutputStream(), true)) {
    out.println("What is your name?");
    String name = in.readLine();
    if (name != null) {
      out.println("Good bye, " + name);
    }
  }
}

void main() throws IOException {
  try (var listening = new ServerSocket(2323)) {
    run(() -> serve(listening));
  }
}
