package io.asyncio4j.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.http.MediaType;
import io.asyncio4j.http.client.Body;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.Response;
import io.asyncio4j.http.server.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where parameters come from, and what is said when that cannot be known. */
class BinderTest {
  record Item(String name, int price) {}

  private static void assertRefused(App app, String... words) {
    assertThatThrownBy(() -> TestClient.of(app))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
  }

  private static Body json(String text) {
    return Body.bytes(text.getBytes(StandardCharsets.UTF_8), MediaType.JSON);
  }

  @Test
  void aRecordIsTheBodyWhereThereIsOneAndTheQueryWhereNot() throws Exception {
    var app = new App("Records");
    app.post("/", (Item item) -> "body " + item.name());
    app.get("/", (Item item) -> "query " + item.name());
    try (var client = TestClient.of(app)) {
      assertThat(client.post("/", json("{\"name\":\"fork\",\"price\":1}")).text())
          .isEqualTo("body fork");
      assertThat(client.get("/?name=fork&price=1").text()).isEqualTo("query fork");
    }
  }

  record Change(long id, Item item, Optional<String> note, ServerRequest request) {}

  @Test
  void componentsAreInferredFromPathTypeAndName() throws Exception {
    var app = new App("Inference");
    app.put(
        "/items/{id}",
        (Change c) -> c.id() + c.item().name() + c.note().orElse("-") + c.request().method());
    try (var client = TestClient.of(app)) {
      Body body = json("{\"name\":\"fork\",\"price\":1}");
      assertThat(client.put("/items/7?note=n", body).text()).isEqualTo("7forknPUT");
      assertThat(client.put("/items/7", body).text()).isEqualTo("7fork-PUT");
    }
  }

  record Two(Item first, Item second) {}

  record Both(@io.asyncio4j.web.Body Item first, @io.asyncio4j.web.Body @Nullable Item second) {}

  record Embedded(@io.asyncio4j.web.Body(embed = true) Item item) {}

  @Test
  void severalBodiesArePropertiesOfOne() throws Exception {
    var app = new App("Bodies");
    app.post("/two", (Two two) -> two.second().name());
    app.post("/both", (Both both) -> both.first().name() + both.second());
    app.post("/embedded", (Embedded embedded) -> embedded.item().name());
    String fork = "{\"name\":\"fork\",\"price\":1}";
    try (var client = TestClient.of(app)) {
      assertThat(
              client.post("/two", json("{\"first\":" + fork + ",\"second\":" + fork + "}")).text())
          .isEqualTo("fork");
      assertThat(client.post("/both", json("{\"first\":" + fork + "}")).text())
          .isEqualTo("forknull");
      assertThat(client.post("/embedded", json("{\"item\":" + fork + "}")).text())
          .isEqualTo("fork");
      assertThat(client.post("/embedded", json(fork)).text()).contains("#/item is required");
    }
  }

  record Query1(
      @Query(def = "a,b") List<String> tags,
      @Query Set<Integer> ids,
      @Query int[] sizes,
      @Query OptionalInt max,
      @Query("sort-by") @Nullable String sort,
      @Query Filter filter,
      @Header String userAgent,
      @Header("X-Id") Optional<Long> id,
      @Cookie(def = "light") String theme) {}

  record Filter(@Query(def = "0") int low, Optional<Integer> high) {}

  @Test
  void textComesInManyShapes() throws Exception {
    var app = new App("Shapes");
    app.get(
        "/",
        (Query1 q) ->
            Map.of(
                "tags", q.tags(),
                "ids", q.ids(),
                "sizes", q.sizes(),
                "max", q.max().orElse(-1),
                "sort", String.valueOf(q.sort()),
                "filter", q.filter().low() + ".." + q.filter().high().orElse(9),
                "agent", q.userAgent(),
                "id", q.id().orElse(0L),
                "theme", q.theme()));
    try (var client = TestClient.of(app)) {
      assertThat(client.get("/").text())
          .contains("\"tags\":[\"a\",\"b\"]", "\"ids\":[]", "\"sizes\":[]", "\"max\":-1")
          .contains("\"sort\":\"null\"", "\"filter\":\"0..9\"", "\"theme\":\"light\"");
      Request request =
          Request.get("/?tags=x&ids=1&ids=1&ids=2&sizes=3&max=5&sort-by=n&low=2&high=3")
              .header("X-Id", "8")
              .cookie("theme", "dark");
      assertThat(client.send(request).text())
          .contains("\"tags\":[\"x\"]", "\"ids\":[1,2]", "\"sizes\":[3]", "\"max\":5")
          .contains("\"sort\":\"n\"", "\"filter\":\"2..3\"", "\"theme\":\"dark\"", "\"id\":8");
    }
  }

  @Test
  void aLambdasParametersTakeThePlaceholdersInOrder() throws Exception {
    var app = new App("Order");
    app.get("/{a}/{b}", (String a, Integer b) -> a + b);
    try (var client = TestClient.of(app)) {
      assertThat(client.get("/x/7").text()).isEqualTo("x7");
    }
  }

  @Test
  void aParameterThatNothingSaysIsRefused() {
    var app = new App("Unknown");
    app.get("/", (Integer _) -> "");
    assertRefused(app, "GET /", "nothing says what the parameter Integer is");
  }

  record WrongName(@Path long identity) {}

  record Nothing(@Query int limit) {}

  record BadDefault(@Query(def = "many") int limit) {}

  record NoText(@Query java.util.Random dice) {}

  @Test
  void mistakesAreToldBeforeTheFirstRequest() {
    var path = new App("Path");
    path.get("/{id}", (WrongName _) -> "");
    assertRefused(path, "the path has no {identity} for long identity", "[id]");
    var unused = new App("Unused");
    unused.get("/{id}", (Nothing _) -> "");
    assertRefused(unused, "nothing takes {id} from the path", "@Path(\"id\")");
    var def = new App("Default");
    def.get("/", (BadDefault _) -> "");
    assertRefused(def, "the default \"many\" of int limit must be a whole number");
    var text = new App("Text");
    text.get("/", (NoText _) -> "");
    assertRefused(text, "Random dice cannot be made of the text in the query", "valueOf(String)");
  }

  @Test
  void whatNeitherTextNorABodyCanBecomeIsRefused() {
    var lambda = new App("Lambda");
    lambda.get("/", (Thread _) -> "");
    assertRefused(
        lambda, "GET /", "nothing says where Thread comes from", "App.provide", "valueOf(String)");
    record Odd(@Query int number, java.util.Random dice) {}
    var component = new App("Component");
    component.delete("/", (Odd _) -> "");
    assertRefused(component, "nothing says where Random dice comes from", "annotate it with @Body");
    var query = new App("Query");
    record Named(@Query Thread thread) {}
    query.get("/", (Named _) -> "");
    assertRefused(query, "Thread thread cannot be made of the text in the query");
  }

  record Perhaps(@io.asyncio4j.web.Body Optional<Item> item) {}

  @Test
  void anOptionalBodyNeedNotBeThere() throws Exception {
    var app = new App("Perhaps");
    app.post("/", (Perhaps perhaps) -> perhaps.item().map(Item::name).orElse("none"));
    try (var client = TestClient.of(app)) {
      assertThat(client.post("/").text()).isEqualTo("none");
      assertThat(client.post("/", json("null")).text()).isEqualTo("none");
      assertThat(client.post("/", json("{\"name\":\"fork\",\"price\":1}")).text())
          .isEqualTo("fork");
      Response wrong = client.post("/", json("{\"name\":\"fork\",\"price\":\"1\"}"));
      assertThat(wrong.text()).contains("\"pointer\":\"#/price\"", "must be a whole number");
    }
  }

  @Test
  void whatIsNoLambdaIsRefused() {
    var app = new App("Class");
    Endpoint.Of0<String> notALambda =
        new Endpoint.Of0<>() {
          @Override
          public String handle() {
            return "";
          }
        };
    assertThatThrownBy(() -> app.get("/", notALambda)).hasMessageContaining("is no lambda");
  }

  record Divided(int by) {
    Divided {
      var _ = 1 / by;
    }
  }

  record Ordered(int low, int high) {
    Ordered {
      if (low > high) {
        throw new IllegalArgumentException("low must not be above high");
      }
    }
  }

  @Test
  void whatAConstructorThrowsIsTheClientsDoing() throws Exception {
    var app = new App("Constructors");
    app.get("/divided", (Divided d) -> d);
    app.get("/ordered", (Ordered o) -> o);
    app.post("/divided", (Divided d) -> d);
    app.post("/ordered", (Ordered o) -> o);
    try (var client = TestClient.of(app)) {
      assertThat(client.get("/divided?by=1").status()).isEqualTo(200);
      Response divided = client.get("/divided?by=0");
      assertThat(divided.status()).isEqualTo(422);
      assertThat(divided.text()).contains("cannot be taken as it is").doesNotContain("zero");
      assertThat(client.get("/ordered?low=2&high=1").text()).contains("low must not be above high");
      assertThat(client.post("/divided", json("{\"by\":0}")).status()).isEqualTo(422);
      assertThat(client.post("/ordered", json("{\"low\":2,\"high\":1}")).text())
          .contains("low must not be above high");
    }
  }
}
