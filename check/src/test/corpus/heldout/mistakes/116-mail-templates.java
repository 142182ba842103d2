import static io.asyncio4j.Asyncio.*;

record Mail(String to, String body) {}

final class Mailer {
  private final Path templates;

  Mailer(Path templates) {
    this.templates = templates;
  }

  Mail welcome(String name, String address) throws IOException {
    String template = Files.readString(templates.resolve("welcome.txt")); // expect: blocking
    return new Mail(address, template.replace("{name}", name));
  }

  void send(Mail mail) {
    sleep(Duration.ofMillis(5));
    IO.println(mail.to() + ": " + mail.body());
  }
}

void main() throws IOException {
  Path folder = Files.createTempDirectory("templates");
  Files.writeString(folder.resolve("welcome.txt"), "Welcome, {name}!");
  var mailer = new Mailer(folder);
  run(() -> {
    Mail mail = mailer.welcome("Grace", "grace@example.org");
    mailer.send(mail);
  });
}

/* output:
grace@example.org: Welcome, Grace!
*/
