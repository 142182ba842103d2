package @package@;

import static org.junit.jupiter.api.Assertions.assertEquals;

import @package@.Main.Greeting;
import io.asyncio4j.web.TestClient;
import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void greetsAsOftenAsAsked() throws Exception {
    try (var client = TestClient.of(Main.app())) {
      var greeting = client.get("/hello/Ada?times=2").json(Greeting.class);
      assertEquals(new Greeting("Hello Ada! Hello Ada!"), greeting);
    }
  }

  @Test
  void refusesWhatIsTooMuch() throws Exception {
    try (var client = TestClient.of(Main.app())) {
      assertEquals(422, client.get("/hello/Ada?times=11").status());
    }
  }
}
