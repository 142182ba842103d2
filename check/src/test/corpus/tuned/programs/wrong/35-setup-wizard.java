// not run: it asks questions on the console
import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Wizard {
  private final Scanner answers = new Scanner(System.in);

  String ask(String question, String fallback) {
    IO.print(question + " [" + fallback + "] ");
    String answer = answers.nextLine(); // expect: blocking
    return answer.isBlank() ? fallback : answer.strip();
  }
}

record Installation(String directory, int port, boolean secure) {}

void spinner() {
  for (int i = 0; ; i++) {
    IO.print("\r" + "|/-\\".charAt(i % 4));
    sleep(Duration.ofMillis(100));
  }
}

Installation configure(Wizard wizard) {
  String directory = wizard.ask("Where to?", "/opt/app");
  int port = Integer.parseInt(wizard.ask("Which port?", "8080"));
  boolean secure = wizard.ask("With TLS?", "yes").equals("yes");
  return new Installation(directory, port, secure);
}

void install(Installation installation) {
  Task<Void> spinner = createTask("spinner", () -> spinner());
  try {
    sleep(Duration.ofSeconds(3));
  } finally {
    spinner.cancel();
  }
  IO.println("\ninstalled in " + installation.directory());
}

void main() {
  run(() -> install(configure(new Wizard())));
}
