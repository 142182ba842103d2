import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;
import java.util.concurrent.ExecutionException;

record Bid(String bidder, int cents) {}

class Auction {
  Bid bid(String bidder, int thinking) {
    sleep(Duration.ofSeconds(thinking));
    if (thinking > 8) {
      throw new IllegalStateException(bidder + " fell asleep");
    }
    return new Bid(bidder, thinking * 100);
  }
}

String collect(Auction auction) throws InterruptedException, ExecutionException {
  Set<Task<Bid>> bidders = new LinkedHashSet<>();
  int thinking = 1;
  for (String bidder : List.of("ada", "bob", "cy")) {
    int seconds = thinking;
    bidders.add(createTask(bidder, () -> auction.bid(bidder, seconds)));
    thinking += 4;
  }
  var outcome = waitUntil(ReturnWhen.ALL_COMPLETED, bidders, Duration.ofSeconds(6));
  outcome.pending().forEach(Task::cancel);
  Bid best = new Bid("nobody", 0);
  for (Task<Bid> task : outcome.done()) {
    Bid bid = task.get();
    best = bid.cents() > best.cents() ? bid : best;
  }
  return best.bidder() + " wins, " + outcome.pending().size() + " too late";
}

void main() throws Exception {
  try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
    IO.println(runner.run(() -> collect(new Auction())));
  }
}

/* output:
bob wins, 1 too late
*/
