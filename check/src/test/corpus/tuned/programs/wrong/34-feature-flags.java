import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

interface Flags {
  boolean isOn(String flag) throws IOException;
}

/** Looks into the file each time, so that a change counts at once. */
class FileFlags implements Flags {
  private final Path file;

  FileFlags(Path file) {
    this.file = file;
  }

  @Override
  public boolean isOn(String flag) throws IOException {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) { // expect: blocking
      properties.load(reader); // also: blocking
    }
    return Boolean.parseBoolean(properties.getProperty(flag, "false"));
  }
}

class Checkout {
  private final Flags flags;

  Checkout(Flags flags) {
    this.flags = flags;
  }

  String total(int cents) throws IOException {
    sleep(Duration.ofMillis(2));
    return discounted(cents) + " cents";
  }

  private int discounted(int cents) throws IOException {
    return flags.isOn("summer-sale") ? cents * 8 / 10 : cents;
  }
}

void main() throws IOException {
  Path file = Files.createTempFile("flags", ".properties");
  Files.writeString(file, "summer-sale=true\n");
  var checkout = new Checkout(new FileFlags(file));
  List<String> totals = run(() -> gather(() -> checkout.total(1000), () -> checkout.total(250)));
  IO.println(totals);
  Files.delete(file);
}

/* output:
[800 cents, 200 cents]
*/
