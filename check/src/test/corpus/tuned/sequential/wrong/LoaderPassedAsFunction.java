import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Screen {
  List<Integer> numbers(Function<Integer, Integer> load) {
    var numbers = new ArrayList<Integer>();
    for (int i = 1; i <= 3; i++) {
      numbers.add(load.apply(i)); // expect: sequential
    }
    return numbers;
  }
}

void main() {
  run(() -> {
    var screen = new Screen();
    List<Integer> squares = screen.numbers(n -> square(n));
    IO.println(squares);
  });
}

int square(int n) {
  sleep(Duration.ofMillis(4));
  return n * n;
}

/* output:
[1, 4, 9]
*/
