package io.asyncio4j.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.http.MediaType;
import io.asyncio4j.http.client.Body;
import io.asyncio4j.http.client.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Neither infinity nor NaN gets into what is made of a request. */
class FiniteNumbersTest {
  record Numbers(
      @Default("1") double primitive,
      @Default("1") Double boxed,
      @Default("1") float small,
      Optional<Double> perhaps,
      OptionalDouble maybe,
      @Default("[]") List<Double> list,
      @Default("[]") double[] array,
      @Default("[]") float[] smalls,
      @Default("{}") Map<String, Object> free,
      @Default("1") Number any,
      @Default("1") BigDecimal exact) {}

  private TestClient client;

  @BeforeEach
  void open() throws Exception {
    var app = new App("Numbers");
    app.post("/numbers", (Numbers numbers) -> numbers.primitive());
    app.post("/tree", (JsonNode tree) -> tree);
    app.post("/parts", (Parts parts) -> parts.weight() + " " + parts.price());
    app.get("/query", (Asked asked) -> asked.ratio());
    app.get("/path/{ratio}", (Double ratio) -> ratio);
    client = TestClient.of(app);
  }

  /** Both are properties of the body. */
  record Parts(@io.asyncio4j.web.Body Double weight, @io.asyncio4j.web.Body BigDecimal price) {}

  record Asked(@Query double ratio) {}

  @AfterEach
  void close() {
    client.close();
  }

  private Response post(String url, String json) throws Exception {
    return client.post(url, Body.bytes(json.getBytes(UTF_8), MediaType.JSON));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "primitive | 1e400",
        "primitive | -1e400",
        "boxed | 1e400",
        "small | 1e39",
        "perhaps | 1e400",
        "maybe | 1e400",
        "list/1 | [1, 1e400]",
        "any | 1e400",
      })
  void whatIsTooLargeIsRefusedAtItsPlace(String place, String value) throws Exception {
    String name = place.replaceAll("/.*", "");
    Response response = post("/numbers", "{\"" + name + "\":" + value + "}");
    assertThat(response.status()).isEqualTo(422);
    assertThat(response.text())
        .contains("{\"in\":\"body\",\"pointer\":\"#/" + place + "\"")
        .contains("must be a number that is not so large");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "array | [1, 1e400]",
        "smalls | [1, 1e39]",
        "free | {\"a\": {\"b\": [1, 1e400]}}",
      })
  void soItIsWithinWhatIsLookedAtAsAWhole(String place, String value) throws Exception {
    Response response = post("/numbers", "{\"" + place + "\":" + value + "}");
    assertThat(response.status()).isEqualTo(422);
    assertThat(response.text())
        .contains("\"pointer\":\"#/" + place)
        .contains("must be a number that is not so large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"NaN\"", "\"Infinity\"", "\"-INF\"", "\"1\""})
  void stringsAreNoNumbers(String value) throws Exception {
    Response response =
        post(
            "/numbers",
            "{\"primitive\":" + value + ",\"boxed\":" + value + ",\"list\":[" + value + "]}");
    assertThat(response.status()).isEqualTo(422);
    assertThat(response.text())
        .contains("#/primitive", "#/boxed", "#/list/0", "must be a number")
        .doesNotContain("not so large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "1e", "0x1", "1."})
  void whatJsonDoesNotHaveIsNoJson(String value) throws Exception {
    assertThat(post("/numbers", "{\"primitive\":" + value + "}").status()).isEqualTo(400);
  }

  @Test
  void theLargestThatThereIsIsTaken() throws Exception {
    assertThat(post("/numbers", "{\"primitive\":1.7976931348623157e308}").text())
        .isEqualTo("1.7976931348623157E308");
    assertThat(post("/numbers", "{\"exact\":1e400}").status()).isEqualTo(200);
  }

  @Test
  void treesAndPartsOfBodiesKeepNumbersAsTheyAre() throws Exception {
    String exact = "1.10000000000000000000000000001";
    assertThat(post("/tree", "[" + exact + "]").text()).isEqualTo("[" + exact + "]");
    assertThat(post("/parts", "{\"weight\":1.5,\"price\":" + exact + "}").text())
        .isEqualTo("1.5 " + exact);
    Response large = post("/parts", "{\"weight\":1e400,\"price\":1}");
    assertThat(large.status()).isEqualTo(422);
    assertThat(large.text()).contains("#/weight", "must be a number that is not so large");
    for (String url : new String[] {"/tree", "/parts"}) {
      Response absurd = post(url, "{\"price\":1e99999999999}");
      assertThat(absurd.status()).isEqualTo(422);
      assertThat(absurd.text()).contains("has a number that is too large");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1e400", "NaN", "Infinity"})
  void soItIsInTheQueryAndThePath(String value) throws Exception {
    Response query = client.get("/query?ratio=" + value);
    assertThat(query.status()).isEqualTo(422);
    assertThat(query.text()).contains("\"in\":\"query\",\"name\":\"ratio\"");
    Response path = client.get("/path/" + value);
    assertThat(path.status()).isEqualTo(422);
    assertThat(path.text()).contains("\"in\":\"path\",\"name\":\"ratio\"");
  }
}
