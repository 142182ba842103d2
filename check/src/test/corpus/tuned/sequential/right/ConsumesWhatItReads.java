import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Mailbox {
  private final Deque<String> mails = new ArrayDeque<>(List.of("one", "two", "three"));

  Optional<String> next() {
    sleep(Duration.ofMillis(2));
    return Optional.ofNullable(mails.poll());
  }
}

void main() {
  run(() -> {
    var mailbox = new Mailbox();
    String first = mailbox.next().orElseThrow();
    String second = mailbox.next().orElseThrow();
    IO.println(first + " before " + second);
  });
}

/* output:
one before two
*/
