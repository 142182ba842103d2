import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() throws IOException {
  run(() -> {
    var lines = new BufferedReader(new StringReader("a\nb\n"));
    var numbers = new Scanner("1 2 3");
    var bytes = new ByteArrayInputStream(new byte[] {1, 2, 3});
    sleep(Duration.ofMillis(1));
    IO.println(lines.readLine() + numbers.nextInt() + bytes.readAllBytes().length);
  });
}

/* output:
a13
*/
