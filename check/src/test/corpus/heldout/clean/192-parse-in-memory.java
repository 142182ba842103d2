import static io.asyncio4j.Asyncio.*;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.Scanner;

final class ParseInMemory {
  static String receive() {
    sleep(Duration.ofMillis(3));
    return "name: ada\nage: 36\n";
  }

  static int lines(String text) throws IOException {
    var reader = new BufferedReader(new StringReader(text));
    int count = 0;
    while (reader.readLine() != null) {
      count++;
    }
    return count;
  }

  static int age(String text) {
    var scanner = new Scanner(text);
    scanner.useDelimiter("[^0-9]+");
    return scanner.nextInt();
  }

  static int header(byte[] packet) throws IOException {
    try (var in = new DataInputStream(new ByteArrayInputStream(packet))) {
      return in.readInt();
    }
  }

  public static void main(String[] args) throws IOException {
    run(() -> {
      String text = receive();
      System.out.println(lines(text) + " lines, age " + age(text));
      System.out.println("header " + header(new byte[] {0, 0, 1, 2}));
    });
  }
}

/* output:
2 lines, age 36
header 258
*/
