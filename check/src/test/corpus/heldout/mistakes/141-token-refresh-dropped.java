import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.Task;
import java.time.Duration;

final class TokenCache {
  private String token = "old";

  /** Starts a refresh; the task ends when the new token is there. */
  Task<String> refresh() {
    return createTask("refresh", () -> request());
  }

  String token() {
    return token;
  }

  private String request() {
    sleep(Duration.ofMillis(5));
    token = "new";
    return token;
  }

  public static void main(String[] args) {
    var cache = new TokenCache();
    run(() -> {
      cache.refresh(); // expect: never-awaited
      System.out.println("calling with the token " + cache.token());
      sleep(Duration.ofMillis(20));
      System.out.println("calling with the token " + cache.token());
    });
  }
}

/* output:
calling with the token old
calling with the token new
*/
