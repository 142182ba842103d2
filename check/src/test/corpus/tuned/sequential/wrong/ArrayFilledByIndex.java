import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

void main() throws InterruptedException {
  run(() -> {
    String[] lines = new String[4];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = line(i); // expect: sequential
    }
    IO.println(String.join("/", lines));
  });
}

String line(int number) throws InterruptedException {
  Thread.sleep(5);
  return "line " + number;
}

/* output:
line 0/line 1/line 2/line 3
*/
