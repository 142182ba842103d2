package io.asyncio4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.http.Json;
import io.asyncio4j.http.client.Body;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.Response;
import io.asyncio4j.http.server.ServerRequest;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The words of refusals: for people, and of nothing that is the program's own affair. */
class RefusalTest {
  record Sizes(
      @Size(min = 8) String least,
      @Size(max = 1) String most,
      @Size(min = 2, max = 3) String both,
      @Size(min = 2, max = 2) String exact,
      @Size(min = 1) List<String> several) {}

  record Link(URI url) {}

  record Ordered(int low, int high) {
    Ordered {
      if (low > high) {
        throw new IllegalArgumentException("low must not be above high");
      }
    }
  }

  record Weights(@io.asyncio4j.web.Body Map<Integer, Double> weights) {}

  record Picture(Optional<Upload> file) {}

  private TestClient client;

  @BeforeEach
  void open() throws Exception {
    var app = new App("Refusals");
    app.get("/sizes", (Sizes sizes) -> sizes);
    app.get("/ordered", (Ordered ordered) -> ordered);
    app.post("/links", (Link link) -> link);
    app.post("/weights", (Weights weights) -> weights.weights());
    app.post("/raw", (ServerRequest request) -> request.json(Link.class));
    app.post("/pictures", (Picture picture) -> picture.file().isPresent());
    client = TestClient.of(app);
  }

  @AfterEach
  void close() {
    client.close();
  }

  private String post(String path, String json) throws IOException {
    Request request = Request.post(path).header("Content-Type", "application/json");
    return client.send(request.body(Body.text(json))).text();
  }

  @ParameterizedTest
  @CsvSource({
    "least=short,     query least must have at least 8 characters",
    "most=ab,         query most must have at most 1 character",
    "both=a,          query both must have 2 to 3 characters",
    "exact=a,         query exact must have 2 characters",
    "several=,        query several must have at least 1 element",
  })
  void aSizeIsSaidWithWhatIsCounted(String wrong, String words) throws Exception {
    var query = new java.util.LinkedHashMap<String, String>();
    query.put("least", "12345678");
    query.put("most", "");
    query.put("both", "ab");
    query.put("exact", "ab");
    query.put("several", "x");
    String[] change = wrong.split("=", -1);
    query.put(change[0], change[1]);
    query.remove(change[1].isEmpty() ? change[0] : "");
    var url = new StringBuilder("/sizes?");
    query.forEach((name, value) -> url.append(name).append('=').append(value).append('&'));

    assertThat(client.get(url.toString()).text()).contains("\"detail\":\"" + words + "\"");
  }

  @Test
  void theBodyAsAWholeHasNoPointerForItsName() throws Exception {
    assertThat(post("/links", "[]")).contains("\"detail\":\"the body must be an object\"");
    assertThat(post("/links", "")).contains("\"detail\":\"the body is required\"");
    assertThat(post("/links", "{}")).contains("\"detail\":\"body #/url is required\"");
  }

  @Test
  void whatIsWrongWithSeveralValuesTogetherNamesThemItself() throws Exception {
    assertThat(client.get("/ordered?low=2&high=1").text())
        .contains("\"detail\":\"low must not be above high\"");
  }

  @Test
  void whatIsNoJsonIsToldWithItsPlaceAndNotInThePasersTerms() throws Exception {
    assertThat(post("/links", "{\"url\":\"x\""))
        .contains("the body is no JSON (line 1, column 11): Unexpected end-of-input")
        .doesNotContain("Source", "REDACTED");
    assertThat(post("/raw", "{\"url\":\"x\""))
        .contains("Unexpected end-of-input")
        .doesNotContain("Source", "REDACTED");
  }

  @Test
  void typesOfTheJdkAreToldInOurWords() throws Exception {
    assertThat(post("/links", "{\"url\":\"no url\"}"))
        .contains("{\"in\":\"body\",\"pointer\":\"#/url\",\"detail\":\"must be a URI\"}");
  }

  @Test
  void namesOfAMapAreToldEach() throws Exception {
    assertThat(post("/weights", "{\"1\":2,\"a\":\"b\"}"))
        .contains(
            "{\"in\":\"body\",\"pointer\":\"#/a\",\"detail\":\"the name must be a whole number\"}")
        .contains("{\"in\":\"body\",\"pointer\":\"#/a\",\"detail\":\"must be a number\"}");
    assertThat(post("/weights", "{\"1\":2}")).isEqualTo("{\"1\":2.0}");
  }

  @Test
  void textInPlaceOfAFileIsNotTakenForNone() throws Exception {
    assertThat(client.postForm("/pictures", Map.of("file", "a.png")).text())
        .contains("\"detail\":\"form file must be a file, in a form of multipart/form-data\"");
    assertThat(client.postForm("/pictures", Map.of("file", "")).text()).isEqualTo("false");
  }

  record Outer(String name, Link link) {}

  @Test
  void whatNobodyTakesIsToldEachWhereItIsForbidden() throws Exception {
    var mapper =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    var app = new App("Strict").json(Json.of(mapper));
    app.post("/", (Outer outer) -> outer);
    try (var strict = TestClient.of(app)) {
      var link = Map.of("url", "http://localhost", "x", 1);
      assertThat(strict.postJson("/", Map.of("name", "a", "link", link)).text())
          .contains("\"detail\":\"body #/link/x is not known; known are url\"");
      var plain = Map.of("url", "http://localhost");
      assertThat(strict.postJson("/", Map.of("name", "a", "link", plain, "y", 1, "z", 2)).text())
          .contains("\"pointer\":\"#/y\"", "\"pointer\":\"#/z\"")
          .doesNotContain("#/name");
    }
  }

  @Test
  void anotherMethodIsToldWhichThereAre() throws Exception {
    Response response = client.delete("/links");
    assertThat(response.status()).isEqualTo(405);
    assertThat(response.text()).contains("\"detail\":\"this path takes POST, not DELETE\"");
  }
}
