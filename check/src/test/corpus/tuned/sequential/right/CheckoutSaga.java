import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Payment {
  private final List<String> journal;

  Payment(List<String> journal) {
    this.journal = journal;
  }

  String authorize(String card, long cents) {
    sleep(Duration.ofMillis(3));
    if (card.startsWith("0")) {
      throw new IllegalStateException("declined");
    }
    journal.add("authorized " + cents);
    return "auth-" + cents;
  }

  void capture(String authorization) {
    sleep(Duration.ofMillis(3));
    journal.add("captured " + authorization);
  }

  void release(String authorization) {
    sleep(Duration.ofMillis(3));
    journal.add("released " + authorization);
  }
}

void checkout(Payment payment, List<String> journal, String card, int pieces) {
  String authorization = payment.authorize(card, pieces * 100L);
  try {
    reserve(journal, pieces);
    payment.capture(authorization);
  } catch (IllegalStateException e) {
    payment.release(authorization);
  }
}

void reserve(List<String> journal, int pieces) {
  sleep(Duration.ofMillis(3));
  if (pieces > 5) {
    throw new IllegalStateException("sold out");
  }
  journal.add("reserved " + pieces);
}

void main() {
  run(() -> {
    var journal = new ArrayList<String>();
    var payment = new Payment(journal);
    checkout(payment, journal, "4111", 2);
    checkout(payment, journal, "4111", 9);
    IO.println(journal);
  });
}

/* output:
[authorized 200, reserved 2, captured auth-200, authorized 900, released auth-900]
*/
