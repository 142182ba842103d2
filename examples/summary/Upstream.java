import static io.asyncio4j.Asyncio.*;

import io.asyncio4j.web.*;
import module java.base;

/** The other service: slow, as other services are. */
interface Upstream {
  static App app() {
    var app = new App("Posts and users");
    app.get("/posts", () -> after(300, "17 posts"));
    app.get("/users", () -> after(200, "3 users"));
    return app;
  }

  private static String after(int millis, String answer) {
    sleep(Duration.ofMillis(millis));
    return answer;
  }
}
