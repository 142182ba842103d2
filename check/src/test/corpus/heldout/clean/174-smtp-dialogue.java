import static io.asyncio4j.Asyncio.*;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.Socket;
import java.util.concurrent.TimeoutException;
import java.time.Duration;

// not run: needs a mail server
final class SmtpDialogue {
  private final BufferedReader in;
  private final PrintWriter out;

  SmtpDialogue(Socket socket) throws IOException {
    in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
    out = new PrintWriter(socket.getOutputStream(), true);
  }

  private void expect(String code) throws IOException {
    String line = in.readLine();
    if (line == null || !line.startsWith(code)) {
      throw new IOException("the server says " + line);
    }
  }

  private void say(String line, String code) throws IOException {
    out.print(line + "\r\n");
    out.flush();
    expect(code);
  }

  void send(String from, String to, String text) throws IOException {
    expect("220");
    say("HELO example.org", "250");
    say("MAIL FROM:<" + from + ">", "250");
    say("RCPT TO:<" + to + ">", "250");
    say("DATA", "354");
    say(text + "\r\n.", "250");
    say("QUIT", "221");
  }

  public static void main(String[] args) throws IOException, TimeoutException {
    try (var socket = new Socket("127.0.0.1", 25)) {
      var smtp = new SmtpDialogue(socket);
      run(() -> timeout(Duration.ofSeconds(10), () -> smtp.send("a@example.org", "b@example.org", "hi")));
    } catch (Exception e) {
      System.err.println("not sent: " + e.getMessage());
    }
  }
}
