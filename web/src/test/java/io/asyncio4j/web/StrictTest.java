package io.asyncio4j.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.asyncio4j.http.MediaType;
import io.asyncio4j.http.client.Body;
import io.asyncio4j.http.client.Response;
import io.asyncio4j.web.security.ApiKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a strict record has no component for is refused; what others have none for is not. */
class StrictTest {
  @Strict
  record Item(
      String name,
      @JsonProperty("unit-price") double price,
      @JsonAlias("notes") Optional<String> note) {}

  @Strict
  record Order(Item item, List<Item> more, Map<String, Item> named, Loose loose) {}

  record Loose(int number, Optional<Item> inner) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes(@JsonSubTypes.Type(value = Circle.class, name = "circle"))
  sealed interface Shape {}

  @Strict
  record Circle(double radius) implements Shape {}

  @Strict
  record Filter(@Query(def = "10") int limit, @Query("sort-by") Optional<String> sortBy) {}

  record Skip(@Query(def = "0") int skip) {}

  record Page(int skip) {}

  record Wide(@Query Optional<Integer> limit) {}

  record Both(@Query Filter filter, @Query(def = "") String text) {}

  @Strict
  record Login(@Form String user, @Form Optional<String> password, Optional<Upload> picture) {}

  private static App app() {
    var app = new App("Strict");
    app.secure(ApiKey.query("key"));
    app.perRequest(Page.class, (Skip skip) -> new Page(skip.skip()));
    app.post("/items", (Item item) -> item.name());
    app.post("/orders", (Order order) -> order.item().name());
    app.post("/shapes", (Shape shape) -> shape);
    app.post("/circles", (Circle circle) -> circle);
    app.patch(
        "/items", (ItemPatch patch) -> patch.item().apply(new Item("a", 1, Optional.empty())));
    app.get("/strict", (Filter filter) -> filter.limit());
    app.get("/paged", (Filter filter, Page page) -> filter.limit() + page.skip());
    app.get("/keyed", (Filter filter, ApiKey key) -> filter.limit() + key.value());
    app.get("/both", (Both both) -> both.text());
    app.get("/wide", (Wide wide) -> wide.limit().orElse(0));
    app.post("/login", (Login login) -> login.user());
    return app;
  }

  record ItemPatch(@io.asyncio4j.web.Body MergePatch<Item> item) {}

  private static Response post(TestClient client, String url, String json) throws Exception {
    return client.post(url, Body.bytes(json.getBytes(UTF_8), MediaType.JSON));
  }

  @Test
  void otherPropertiesOfABodyAreRefusedEachAtItsPlace() throws Exception {
    String item = "{\"name\":\"a\",\"unit-price\":1}";
    String bad = "{\"name\":\"a\",\"unit-price\":1,\"x\":1}";
    String loose = "{\"number\":1,\"other\":2,\"inner\":" + bad + "}";
    try (var client = TestClient.of(app())) {
      assertThat(post(client, "/items", item).status()).isEqualTo(200);
      Response alias = post(client, "/items", "{\"name\":\"a\",\"unit-price\":1,\"notes\":\"n\"}");
      assertThat(alias.status()).isEqualTo(200);
      Response one = post(client, "/items", bad);
      assertThat(one.status()).isEqualTo(422);
      assertThat(one.text())
          .contains("\"pointer\":\"#/x\"", "is not known; known are name, unit-price, note");
      Response all =
          post(
              client,
              "/orders",
              "{\"item\":"
                  + bad
                  + ",\"more\":["
                  + item
                  + ","
                  + bad
                  + "],\"named\":{\"b/c\":"
                  + bad
                  + "},\"loose\":"
                  + loose
                  + ",\"y\":null}");
      assertThat(all.status()).isEqualTo(422);
      assertThat(all.text())
          .contains("5 values are wrong")
          .contains("\"#/item/x\"", "\"#/more/1/x\"", "\"#/named/b~1c/x\"", "\"#/loose/inner/x\"")
          .contains("\"#/y\"")
          .doesNotContain("other");
    }
  }

  @Test
  void theyAreToldWithWhatElseIsWrong() throws Exception {
    try (var client = TestClient.of(app())) {
      Response response = post(client, "/items", "{\"name\":1,\"notes\":\"n\",\"x\":1}");
      assertThat(response.text())
          .contains("3 values are wrong", "#/name", "#/unit-price", "#/x")
          .doesNotContain("#/notes");
    }
  }

  @Test
  void whatTellsARecordFromOthersIsNoPropertyTooMany() throws Exception {
    try (var client = TestClient.of(app())) {
      assertThat(post(client, "/shapes", "{\"kind\":\"circle\",\"radius\":1}").status())
          .isEqualTo(200);
      assertThat(post(client, "/shapes", "{\"kind\":\"circle\",\"radius\":1,\"x\":1}").status())
          .isEqualTo(422);
      Response wrong = post(client, "/circles", "{\"kind\":\"circle\",\"radius\":\"1\",\"x\":1}");
      assertThat(wrong.text()).contains("2 values", "#/radius", "#/x").doesNotContain("#/kind");
    }
  }

  @Test
  void aPatchMustFitTheRecordToo() throws Exception {
    try (var client = TestClient.of(app())) {
      Body good = Body.bytes("{\"unit-price\":2}".getBytes(UTF_8), MediaType.JSON);
      assertThat(client.patch("/items", good).status()).isEqualTo(200);
      Body bad = Body.bytes("{\"unit-prize\":2}".getBytes(UTF_8), MediaType.JSON);
      assertThat(client.patch("/items", bad).text()).contains("\"#/unit-prize\"", "is not known");
    }
  }

  @Test
  void otherParametersOfTheQueryAreRefused() throws Exception {
    try (var client = TestClient.of(app())) {
      assertThat(client.get("/strict?limit=1&sort-by=a").text()).isEqualTo("1");
      Response response = client.get("/strict?limit=x&sortBy=a&tool=b");
      assertThat(response.status()).isEqualTo(422);
      assertThat(response.text())
          .contains("3 values are wrong")
          .contains("{\"in\":\"query\",\"name\":\"sortBy\",\"detail\":\"is not known; known are")
          .contains("\"name\":\"tool\"");
      assertThat(client.get("/wide?limit=1&tool=b").status()).isEqualTo(200);
    }
  }

  @Test
  void whatElseTheEndpointIsGivenMayTakeSome() throws Exception {
    try (var client = TestClient.of(app())) {
      assertThat(client.get("/paged?limit=1&skip=2").text()).isEqualTo("3");
      assertThat(client.get("/strict?limit=1&skip=2").status()).isEqualTo(422);
      assertThat(client.get("/keyed?limit=1&key=k").text()).isEqualTo("1k");
      assertThat(client.get("/both?limit=1&text=t").text()).isEqualTo("t");
      assertThat(client.get("/both?limit=1&texts=t").status()).isEqualTo(422);
    }
  }

  @Test
  void otherFieldsOfAFormAreRefused() throws Exception {
    try (var client = TestClient.of(app())) {
      assertThat(client.postForm("/login", Map.of("user", "Ada")).text()).isEqualTo("Ada");
      Response field = client.postForm("/login", Map.of("user", "Ada", "admin", "true"));
      assertThat(field.status()).isEqualTo(422);
      assertThat(field.text()).contains("{\"in\":\"form\",\"name\":\"admin\"");
      var file =
          Body.multipart()
              .field("user", "Ada")
              .file("photo", "a.png", Body.bytes(new byte[] {1}, MediaType.of("image", "png")));
      assertThat(client.post("/login", file).text()).contains("\"name\":\"photo\"");
    }
  }

  @Test
  void theDescriptionSaysSo() throws Exception {
    try (var client = TestClient.of(app())) {
      var schemas = client.call(_ -> client.app().openApi()).at("/components/schemas");
      assertThat(schemas.at("/Order/additionalProperties").isBoolean()).isTrue();
      assertThat(schemas.at("/Loose/additionalProperties").isMissingNode()).isTrue();
    }
  }
}
