import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

int[] histogram(String text) {
  int[] counts = new int[26];
  for (char c : text.toLowerCase().toCharArray()) {
    if (c >= 'a' && c <= 'z') {
      counts[c - 'a']++;
    }
  }
  return counts;
}

void main() {
  run(() -> {
    sleep(Duration.ofMillis(1));
    int[] counts = histogram("To be or not to be");
    int most = 0;
    while (most < 25 && counts[most] < 4) {
      most++;
    }
    IO.println((char) ('a' + most));
  });
}

/* output:
o
*/
