package io.asyncio4j.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.asyncio4j.http.client.Response;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Parameters with defaults and without, and constraints on what may not be there. */
class DefaultTest {
  record Search(
      @Default("10") @Max(20) int limit,
      @Default("a,b") List<String> tags,
      @jakarta.validation.constraints.Size(max = 3) Optional<String> q) {}

  private static final App APP = new App("Defaults");

  static {
    APP.get("/", (Search s) -> s);
  }

  @Test
  void aParameterThatIsNotThereHasItsDefault() throws Exception {
    AppTest.with(
        APP,
        client -> {
          assertThat(client.get("/").text())
              .isEqualTo("{\"limit\":10,\"tags\":[\"a\",\"b\"],\"q\":null}");
          assertThat(client.get("/?limit=3&tags=x&q=abc").text())
              .isEqualTo("{\"limit\":3,\"tags\":[\"x\"],\"q\":\"abc\"}");
        });
  }

  @Test
  void aConstraintOnAnOptionalIsOneOnWhatIsInIt() throws Exception {
    AppTest.with(
        APP,
        client -> {
          Response response = client.get("/?limit=21&q=long");
          assertThat(response.status()).isEqualTo(422);
          assertThat(response.text())
              .contains("\"name\":\"limit\"", "\"name\":\"q\"", "must have at most 3 characters");
        });
  }

  record Size(
      @DecimalMax(value = "10.5", inclusive = false) double width,
      @DecimalMin("1") double height) {}

  @Test
  void messagesAreSaidWithoutAnExpressionLanguage() throws Exception {
    var app = new App("Messages");
    app.get("/", (Size size) -> size);
    AppTest.with(
        app,
        client ->
            assertThat(client.get("/?width=10.5&height=0").text())
                .contains("must be less than 10.5", "must be greater than or equal to 1"));
  }

  @Test
  void aLambdaThatTakesAListIsRefusedWhenTheAppStarts() {
    var app = new App("Lists");
    app.post("/", (List<Search> several) -> several);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> AppTest.with(app, _ -> {}))
        .withMessageContaining("take a record with such a component");
  }
}
