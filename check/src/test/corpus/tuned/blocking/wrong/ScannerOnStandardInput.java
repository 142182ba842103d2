import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class ScannerOnStandardInput {
  private final java.util.Scanner in = new java.util.Scanner(System.in);

  static void main() {
    run(() -> new ScannerOnStandardInput().chat());
  }

  void chat() {
    TaskGroup.run(
        group -> {
          group.createTask(() -> receive());
          while (true) {
            String line = in.nextLine(); // expect: blocking
            System.out.println("> " + line);
          }
        });
  }

  void receive() {
    sleep(java.time.Duration.ofHours(1));
  }
}
// not run
