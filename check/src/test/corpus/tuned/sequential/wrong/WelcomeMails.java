import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

interface Mailer {
  void send(String address, String text);
}

interface AuditLog {
  void write(String line);
}

class Smtp implements Mailer {
  public void send(String address, String text) {
    sleep(Duration.ofMillis(5));
  }
}

class Remote implements AuditLog {
  public void write(String line) {
    sleep(Duration.ofMillis(5));
  }
}

void main() {
  run(() -> welcome(new Smtp(), new Remote(), "ada@example.com"));
  IO.println("done");
}

void welcome(Mailer mailer, AuditLog audit, String address) {
  mailer.send(address, "welcome"); // expect-info: sequential#1
  audit.write("welcomed " + address); // expect-info: sequential#1
}

/* output:
done
*/
