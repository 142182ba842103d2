import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.net.*;

record Registration(String name, String mail, boolean newsletter) {}

void main() throws IOException {
  run(() -> {
    try (var server = Net.startServer((in, out) -> IO.println(register(in, out)), "127.0.0.1", 2323)) {
      server.serveForever();
    }
  });
}

Registration register(StreamReader in, StreamWriter out) throws IOException {
  String name = ask(in, out, "Your name? ");
  String mail = ask(in, out, "Your address? ");
  boolean newsletter = ask(in, out, "Newsletter (y/n)? ").startsWith("y");
  return new Registration(name, mail, newsletter);
}

String ask(StreamReader in, StreamWriter out, String question) throws IOException {
  out.write(question);
  out.drain();
  String line = in.readLine();
  return line == null ? "" : line.strip();
}
// not run
