import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

interface Call<T> {
  T make() throws IOException;
}

class Retry {
  private final int attempts;
  private final Duration firstPause;

  Retry(int attempts, Duration firstPause) {
    this.attempts = attempts;
    this.firstPause = firstPause;
  }

  <T> T of(Call<T> call) throws IOException {
    Duration pause = firstPause;
    IOException last = null;
    for (int attempt = 1; attempt <= attempts; attempt++) {
      try {
        return call.make();
      } catch (IOException e) {
        last = e;
        sleep(pause);
        pause = pause.multipliedBy(2);
      }
    }
    throw new IOException("gave up after " + attempts + " attempts", last);
  }
}

class FlakyService {
  private int asked;

  String ask(String question) throws IOException {
    sleep(Duration.ofMillis(2));
    if (++asked < 3) {
      throw new IOException("busy");
    }
    return question + " " + asked * 14;
  }
}

void main() throws IOException {
  var retry = new Retry(5, Duration.ofMillis(1));
  var service = new FlakyService();
  IO.println(run(() -> retry.of(() -> service.ask("the answer is"))));
}

/* output:
the answer is 42
*/
