package @package@;

import static io.asyncio4j.Asyncio.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.asyncio4j.http.client.AsyncClient;
import io.asyncio4j.http.server.InProcess;
import @package@.Main.Greeting;
import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void greetsAsOftenAsAsked() throws Exception {
    run(() -> {
      try (var app = Main.app().open();
          var client = AsyncClient.builder()
              .baseUrl("http://app").transport(InProcess.of(app)).build()) {
        var greeting = client.get("/hello/Ada?times=2").json(Greeting.class);
        assertEquals(new Greeting("Hello Ada! Hello Ada!"), greeting);
      }
    });
  }

  @Test
  void refusesWhatIsTooMuch() throws Exception {
    run(() -> {
      try (var app = Main.app().open();
          var client = AsyncClient.builder()
              .baseUrl("http://app").transport(InProcess.of(app)).build()) {
        assertEquals(422, client.get("/hello/Ada?times=11").status());
      }
    });
  }
}
