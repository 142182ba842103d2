import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

record Vote(int term, boolean granted) {}

interface Peer {
  Vote request(int term);
}

// Each answer may raise the term, and the next peer must be asked in the raised one.
class Candidate {
  private int term = 1;

  boolean stand(List<Peer> peers) {
    int votes = 1;
    for (Peer peer : peers) {
      Vote vote = peer.request(term);
      if (vote.term() > term) {
        term = vote.term();
        return false;
      }
      if (vote.granted()) {
        votes++;
      }
    }
    return votes > (peers.size() + 1) / 2;
  }
}

record Fake(int term) implements Peer {
  public Vote request(int asked) {
    sleep(Duration.ofMillis(3));
    return new Vote(Math.max(term, asked), asked >= term);
  }
}

void main() {
  run(() -> {
    IO.println(new Candidate().stand(List.of(new Fake(1), new Fake(1))));
  });
}

/* output:
true
*/
