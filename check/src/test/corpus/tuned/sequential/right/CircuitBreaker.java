import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.*;

class Breaker {
  private int failures;

  boolean isOpen() {
    return failures >= 2;
  }

  Optional<String> call(String request) {
    if (isOpen()) {
      return Optional.empty();
    }
    try {
      String answer = remote(request);
      failures = 0;
      return Optional.of(answer);
    } catch (IOException e) {
      failures++;
      return Optional.empty();
    }
  }

  private String remote(String request) throws IOException {
    sleep(Duration.ofMillis(2));
    if (request.startsWith("bad")) {
      throw new IOException("500");
    }
    return request + " answered";
  }
}

void main() {
  run(() -> {
    var breaker = new Breaker();
    var answers = new ArrayList<String>();
    for (String request : List.of("a", "bad", "bad", "b")) {
      answers.add(breaker.call(request).orElse("-"));
    }
    IO.println(answers);
  });
}

/* output:
[a answered, -, -, -]
*/
