import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class MailClient implements AutoCloseable {
  private final Socket socket;
  private final BufferedReader in;
  private final Writer out;

  MailClient(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
    out = new OutputStreamWriter(socket.getOutputStream());
  }

  String say(String line) throws IOException {
    out.write(line + "\n");
    out.flush();
    return in.readLine();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

void answer(ServerSocket listening) throws IOException {
  try (var socket = listening.accept();
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
      var out = new PrintWriter(socket.getOutputStream(), true)) {
    int number = 250;
    for (String line; (line = in.readLine()) != null; ) {
      out.println(number++ + " " + line.toLowerCase());
    }
  }
}

void talk(int port) throws IOException {
  try (var mail = new MailClient(port)) {
    String hello = mail.say("HELO me");
    String from = mail.say("MAIL FROM ada");
    String to = mail.say("RCPT TO grace");
    IO.println(hello + ", " + from + ", " + to);
  }
}

void main() throws IOException {
  run(() -> {
    try (var listening = new ServerSocket(0)) {
      gather(() -> answer(listening), () -> talk(listening.getLocalPort()));
    }
  });
}

/* output:
250 helo me, 251 mail from ada, 252 rcpt to grace
*/
