package @package@;

import io.asyncio4j.web.App;
import io.asyncio4j.web.Default;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The app and its start. */
public final class Main {
  private Main() {}

  /** What a request to greet carries. */
  record Hello(String name, @Default("1") @Min(1) @Max(10) int times) {}

  /** What it is answered with. */
  record Greeting(String text) {}

  /** The app, which tests ask without a server. */
  static App app() {
    var app = new App("@name@");
    app.get("/", () -> "See /hello/you?times=3");
    app.get("/hello/{name}", (Hello hello) -> greet(hello));
    return app;
  }

  private static Greeting greet(Hello hello) {
    return new Greeting(("Hello " + hello.name() + "! ").repeat(hello.times()).strip());
  }

  /** Serves it until Ctrl-C. */
  public static void main(String[] args) {
    app().serve();
  }
}
