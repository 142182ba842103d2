import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

AsyncIterator<Integer> numbers(int... values) {
  return generator(
      out -> {
        for (int value : values) {
          sleep(Duration.ofMillis(1));
          out.emit(value);
        }
        out.emit(Integer.MAX_VALUE);
      });
}

void main() {
  run(() -> {
    try (var odd = numbers(1, 3, 5);
        var even = numbers(2, 4)) {
      var left = odd.iterator();
      var right = even.iterator();
      var merged = new ArrayList<Integer>();
      int a = left.next();
      while (a != Integer.MAX_VALUE) {
        int b = right.next();
        while (a < b && a != Integer.MAX_VALUE) {
          merged.add(a);
          a = left.next();
        }
        if (b != Integer.MAX_VALUE) {
          merged.add(b);
        }
      }
      IO.println(merged);
    }
  });
}

/* output:
[1, 2, 3, 4, 5]
*/
