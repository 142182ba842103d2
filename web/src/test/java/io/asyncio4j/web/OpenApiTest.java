package io.asyncio4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.asyncio4j.Asyncio;
import io.asyncio4j.Task;
import io.asyncio4j.http.Json;
import io.asyncio4j.http.MediaType;
import io.asyncio4j.http.client.Body;
import io.asyncio4j.http.client.Response;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OpenApiTest {
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  static JsonNode describe(App app) throws Exception {
    var description = new AtomicReference<JsonNode>();
    AppTest.with(
        app, client -> description.set(PRETTY.readTree(client.get("/openapi.json").bytes())));
    return description.get();
  }

  private static JsonNode operation(App app, String path, String method) throws Exception {
    return describe(app).path("paths").path(path).path(method);
  }

  private static JsonNode schema(JsonNode document, String name) {
    JsonNode schema = document.path("components").path("schemas").path(name);
    assertThat(schema.isMissingNode()).as(name + " in " + document).isFalse();
    return schema;
  }

  /** When this is meant to change: the new one is beside the classes, to be copied over the old. */
  @Test
  void theShopIsDescribedAsAgreed() throws Exception {
    String text = PRETTY.writeValueAsString(describe(Shop.app())) + "\n";
    Files.writeString(
        Path.of(OpenApiTest.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolve("shop.openapi.new.json"),
        text);
    try (var agreed = OpenApiTest.class.getResourceAsStream("shop.openapi.json")) {
      assertThat(text).isEqualTo(new String(agreed.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void swaggersOwnParserReadsItWithoutAWord() throws Exception {
    var options = new ParseOptions();
    options.setResolve(true);
    var read = new OpenAPIV3Parser().readContents(describe(Shop.app()).toString(), null, options);
    assertThat(read.getMessages()).isEmpty();
    assertThat(read.getOpenAPI().getPaths().keySet()).hasSize(14).contains("/orders/{orderId}");
    assertThat(read.getOpenAPI().getOpenapi()).startsWith("3.1");
  }

  @Test
  void everySchemaIsOneOfJsonSchema() throws Exception {
    var meta =
        SCHEMAS.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
    JsonNode document = describe(Shop.app());
    List<JsonNode> schemas = document.findValues("schema");
    schemas.addAll(document.path("components").path("schemas").values());
    assertThat(schemas).hasSizeGreaterThan(40);
    for (JsonNode schema : schemas) {
      assertThat(meta.validate(schema)).as(schema.toString()).isEmpty();
    }
  }

  @Test
  void aBodyIsTakenIfAndOnlyIfItsSchemaAllowsIt() throws Exception {
    ObjectNode schema = (ObjectNode) describe(Shop.app()).deepCopy();
    schema.put("$ref", "#/components/schemas/Item-Input");
    var validator = SCHEMAS.getSchema(schema);
    String good = "{'name':'tea','price':2.5,'labels':['hot'],'sizes':{'small':1}";
    List<String> bodies =
        List.of(
            good + "}",
            good + ",'tax':0.07,'in_stock':false,'note':'n','bestBefore':'2030-01-31'}",
            good + ",'note':null,'bestBefore':null}",
            good + ",'tax':null}",
            good + ",'in_stock':1}",
            good + ",'in_stock':'true'}",
            good + ",'tax':'0.1'}",
            good + ",'note':3}",
            "{'price':2.5,'labels':[],'sizes':{}}",
            "{'name':null,'price':2.5,'labels':[],'sizes':{}}",
            "{'name':' ','price':2.5,'labels':[],'sizes':{}}",
            "{'name':'x','price':0,'labels':[],'sizes':{}}",
            "{'name':'x','price':'1','labels':[],'sizes':{}}",
            "{'name':'x','price':1,'labels':['Hot'],'sizes':{}}",
            "{'name':'x','price':1,'labels':['a','b','c','d'],'sizes':{}}",
            "{'name':'x','price':1,'labels':[null],'sizes':{}}",
            "{'name':'x','price':1,'labels':[],'sizes':{'s':0}}",
            "{'name':'x','price':1,'labels':[],'sizes':{'s':1.5}}",
            "{'name':'x','price':1,'labels':[],'sizes':{'s':'1'}}",
            "{'name':'x','price':1,'labels':{},'sizes':{}}",
            "[]",
            "7");
    AppTest.with(
        Shop.app(),
        client -> {
          for (String body : bodies) {
            String json = body.replace('\'', '"');
            Response response =
                client.post(
                    "/items", Body.bytes(json.getBytes(StandardCharsets.UTF_8), MediaType.JSON));
            boolean allowed = validator.validate(PRETTY.readTree(json)).isEmpty();
            assertThat(response.status()).as(json).isEqualTo(allowed ? 201 : 422);
          }
        });
  }

  @Test
  void whatIsAnsweredIsAsTheSchemasOfTheAnswersSay() throws Exception {
    ObjectNode document = (ObjectNode) describe(Shop.app()).deepCopy();
    AppTest.with(
        Shop.app(),
        client -> {
          String item = "{\"name\":\"tea\",\"price\":1,\"labels\":[],\"sizes\":{},\"note\":null}";
          var body = Body.bytes(item.getBytes(StandardCharsets.UTF_8), MediaType.JSON);
          assertAnswer(document, client.post("/items", body), "Item-Output", 201);
          assertAnswer(document, client.get("/items/page"), "PageOfItem", 200);
          assertAnswer(document, client.get("/items?q=x"), "InvalidRequest", 422);
          assertAnswer(
              document, client.get("/orders/123e4567-e89b-12d3-a456-426614174000"), "Problem", 404);
        });
  }

  private static void assertAnswer(ObjectNode document, Response answer, String name, int status)
      throws Exception {
    assertThat(answer.status()).isEqualTo(status);
    document.put("$ref", "#/components/schemas/" + name);
    assertThat(SCHEMAS.getSchema(document.deepCopy()).validate(PRETTY.readTree(answer.bytes())))
        .isEmpty();
  }

  record Node(String nodeName, @Nullable Node next) {}

  @Test
  void namesAreThoseOfTheAppsMapper() throws Exception {
    var app = new App("Names");
    app.json(
        Json.of(
            JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .changeDefaultPropertyInclusion(
                    i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build()));
    app.post("/", (Node node) -> node);
    JsonNode document = describe(app);
    assertThat(schema(document, "Node-Input").toString())
        .contains("\"node_name\"", "{\"$ref\":\"#/components/schemas/Node-Input\"}", "null");
    assertThat(schema(document, "Node-Output").toString())
        .contains("\"required\":[\"node_name\"]")
        .doesNotContain("null");
  }

  record Amount(@JsonValue String text) {}

  static final class First {
    record Entry(int a) {}
  }

  static final class Second {
    record Entry(int b) {}
  }

  record Pair<A, B>(A left, B right) {}

  @Test
  void typesOfOneNameAreToldApart() throws Exception {
    var app = new App("Names");
    app.get("/", () -> null).returns(new TypeReference<Pair<First.Entry, List<Second.Entry>>>() {});
    app.get("/amount", () -> new Amount("1 EUR")).returns(Amount.class);
    JsonNode document = describe(app);
    assertThat(document.path("components").path("schemas").propertyNames())
        .containsExactly(
            "OpenApiTestFirstEntry", "OpenApiTestSecondEntry", "PairOfEntryAndListOfEntry");
    assertThat(document.at("/paths/~1amount/get/responses/200/content").toString())
        .isEqualTo("{\"application/json\":{\"schema\":{\"type\":\"string\"}}}");
  }

  sealed interface Shape {
    record Circle(double radius) implements Shape {}

    record Square(double side) implements Shape {}
  }

  @Test
  void aSealedTypeIsAnyOfWhatItPermits() throws Exception {
    var app = new App("Shapes");
    app.get("/", () -> (Shape) new Shape.Circle(1)).returns(Shape.class);
    assertThat(schema(describe(app), "Shape").toString())
        .isEqualTo(
            "{\"anyOf\":[{\"$ref\":\"#/components/schemas/Circle\"},"
                + "{\"$ref\":\"#/components/schemas/Square\"}]}");
  }

  @Test
  void operationIdsAreUniqueAndStay() throws Exception {
    var app = new App("Ids");
    app.get("/a", OpenApiTest::one);
    app.get("/b", OpenApiTest::one);
    app.get("/users/{id}/first-name", (Integer id) -> "");
    app.get("/x", () -> "").operationId("same");
    app.get("/y", () -> "").operationId("same");
    assertThat(describe(app).findValuesAsString("operationId"))
        .containsExactly("getA", "getB", "getUsersByIdFirstName", "same", "same2");
  }

  static Optional<String> one() {
    return Optional.of("1");
  }

  @Test
  void whatWasSaidOfARouteGoesBeforeWhatIsKnown() throws Exception {
    var app = new App("Said");
    app.get("/a", OpenApiTest::one)
        .summary("One")
        .description("Only one.")
        .answers(404, "None is left")
        .answers(409, "Two are there", First.Entry.class);
    JsonNode operation = operation(app, "/a", "get");
    assertThat(operation.path("summary").asString()).isEqualTo("One");
    assertThat(operation.at("/responses/404/description").asString()).isEqualTo("None is left");
    assertThat(operation.at("/responses/409/content").toString()).contains("schemas/Entry");
  }

  @Test
  void securitySchemesAreThoseOfWhatIsNeeded() throws Exception {
    var app = new App("Secured");
    record Key(String value) {}
    record Person(String name) {}
    var scheme =
        new SecurityScheme.OAuth2(
            "login",
            java.util.Map.of(
                SecurityScheme.FlowKind.PASSWORD,
                new SecurityScheme.Flow(
                    null, "/token", null, java.util.Map.of("read", "Look at things"))),
            "");
    app.perRequest(Key.class, () -> new Key("k")).secured(scheme);
    app.perRequest(Person.class, (Key key) -> new Person("p")).secured(scheme, "read");
    app.get("/open", () -> "");
    app.get("/closed", () -> "").requires(Person.class);
    JsonNode document = describe(app);
    assertThat(document.at("/paths/~1open/get").has("security")).isFalse();
    assertThat(document.at("/paths/~1closed/get/security").toString())
        .isEqualTo("[{\"login\":[\"read\"]}]");
    assertThat(document.at("/paths/~1closed/get/responses").propertyNames())
        .containsExactly("200", "401", "403");
    assertThat(document.at("/components/securitySchemes/login").toString())
        .isEqualTo(
            "{\"type\":\"oauth2\",\"flows\":{\"password\":{\"tokenUrl\":\"/token\",\"scopes\":"
                + "{\"read\":\"Look at things\"}}}}");
  }

  record Reader(Set<String> scopes) implements Scoped {}

  @Test
  void proofsThatAreOnlyWelcomeAreNotNeededAndScopesAreTold() throws Exception {
    var app = new App("Perhaps");
    app.perRequest(Reader.class, () -> new Reader(Set.of("read")))
        .secured(new SecurityScheme.ApiKey("key", SecurityScheme.KeyPlace.QUERY, "key", ""));
    record Asked(Optional<Reader> reader) {}
    record Other(String name) {}
    app.perRequest(Other.class, () -> new Other("o"))
        .secured(new SecurityScheme.ApiKey("key", SecurityScheme.KeyPlace.HEADER, "X-Key", ""));
    app.get("/perhaps", (Asked asked) -> "");
    app.get("/read", (Reader reader) -> "").scopes("read");
    app.get("/other", (Other other) -> "");
    JsonNode document = describe(app);
    assertThat(document.at("/paths/~1perhaps/get/security").toString())
        .isEqualTo("[{\"key\":[]},{}]");
    assertThat(document.at("/paths/~1perhaps/get/responses").has("401")).isFalse();
    assertThat(document.at("/paths/~1read/get/security").toString())
        .isEqualTo("[{\"key\":[\"read\"]}]");
    assertThat(document.at("/paths/~1read/get/responses").has("403")).isTrue();
    assertThat(document.at("/paths/~1other/get/security").toString()).isEqualTo("[{\"key2\":[]}]");
  }

  @Test
  void pathsMayBeMovedAndTheDescriptionEdited() throws Exception {
    var app = new App("Moved");
    app.docs(
        Docs.standard()
            .openApiAt("/api/v1.json")
            .pageAt("/api/read/me")
            .edited(document -> document.put("x-logo", "logo.svg")));
    app.requires(First.Entry.class);
    app.perRequest(
        First.Entry.class,
        () -> {
          throw new io.asyncio4j.http.server.StatusException(403, "not you");
        });
    AppTest.with(
        app,
        client -> {
          assertThat(client.get("/api/v1.json").text()).contains("\"x-logo\":\"logo.svg\"");
          assertThat(client.get("/api/read/me").text()).contains("src=\"me/start.js\"");
          assertThat(client.get("/api/read/me/start.js").text()).contains("\"../../api/v1.json\"");
          assertThat(client.get("/openapi.json").status()).isEqualTo(404);
        });
  }

  @Test
  void docsMayBeOffAndOwnRoutesGoBefore() throws Exception {
    AppTest.with(
        new App("Off").docs(Docs.off()),
        client -> {
          assertThat(client.get("/openapi.json").status()).isEqualTo(404);
          assertThat(client.get("/docs").status()).isEqualTo(404);
        });
    var app = new App("Own");
    app.get("/docs", () -> "mine");
    app.get("/{*rest}", (String rest) -> "rest " + rest);
    AppTest.with(
        app,
        client -> {
          assertThat(client.get("/docs").text()).isEqualTo("mine");
          assertThat(client.get("/openapi.json").text()).startsWith("{\"openapi\"");
          assertThat(client.get("/other").text()).isEqualTo("rest other");
        });
  }

  @Test
  void thePageIsServedFromTheJar() throws Exception {
    AppTest.with(
        new App("<Shop>").docs(Docs.standard().server("https://api.example.org/v1", "production")),
        client -> {
          Response page = client.get("/docs");
          assertThat(page.text()).contains("<title>&lt;Shop></title>");
          assertThat(page.headers().get("Content-Security-Policy"))
              .contains("script-src 'self';", "connect-src 'self' https://api.example.org;");
          for (String file : DocsPage.files()) {
            Response response = client.get("/docs/" + file);
            assertThat(response.status()).as(file).isEqualTo(200);
            assertThat(response.headers().get("Cache-Control")).contains("immutable");
          }
        });
  }

  @Test
  void severalWhoAskAtOnceGetWhatIsMadeOnce() throws Exception {
    var made = new AtomicInteger();
    var app = new App("Once");
    app.docs(Docs.standard().edited(_ -> made.incrementAndGet()));
    app.get("/", () -> "");
    try (var client = TestClient.of(app)) {
      client.run(http -> {
        // One of them gives up while it is being made.
        var first = Asyncio.createTask(() -> http.get("/openapi.json"));
        var others = new ArrayList<Task<Response>>();
        for (int i = 0; i < 3; i++) {
          others.add(Asyncio.createTask(() -> http.get("/openapi.json")));
        }
        Asyncio.yieldNow();
        Asyncio.yieldNow();
        first.cancel();
        for (Task<Response> other : others) {
          assertThat(other.await().status()).isEqualTo(200);
        }
      });
    }
    assertThat(made).hasValue(1);
  }
}
