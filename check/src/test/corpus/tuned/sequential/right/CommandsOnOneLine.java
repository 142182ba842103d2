import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import io.asyncio4j.process.*;

void main() throws IOException {
  run(() -> {
    try (var calculator = Subprocess.exec("bc")) {
      var sums = new ArrayList<String>();
      for (String sum : List.of("1+2", "3*4")) {
        calculator.stdin().writeString(sum + "\n");
        sums.add(calculator.stdout().readLine());
      }
      IO.println(sums);
    }
  });
}
// not run
