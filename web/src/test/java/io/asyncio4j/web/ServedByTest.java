package io.asyncio4j.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

/** A test that takes the app out of a whole program. */
class ServedByTest {
  private static void main() {
    var app = new App("Whole");
    app.get("/", () -> "hello");
    app.serve();
  }

  @Test
  void theAppOfAProgramIsHadWithoutServingIt() throws Exception {
    App app = App.servedBy(ServedByTest::main);

    AppTest.with(app, client -> assertThat(client.get("/").text()).isEqualTo("hello"));
  }

  @Test
  void aProgramThatServesNothingIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> App.servedBy(() -> {}))
        .withMessageContaining("serves 0 apps");
  }
}
