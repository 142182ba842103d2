package io.asyncio4j.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.http.MediaType;
import io.asyncio4j.http.client.Body;
import io.asyncio4j.http.client.Request;
import io.asyncio4j.http.client.Response;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each constraint of Jakarta Validation: what it lets pass, what it says of the rest, and where.
 */
class ConstraintsTest {
  record All(
      @Nullable @AssertFalse Boolean assertFalse,
      @Nullable @AssertTrue Boolean assertTrue,
      @Nullable @DecimalMax("1.5") BigDecimal decimalMax,
      @Nullable @DecimalMax(value = "1.5", inclusive = false) Double below,
      @Nullable @DecimalMin("1.5") BigDecimal decimalMin,
      @Nullable @DecimalMin(value = "1.5", inclusive = false) String above,
      @Nullable @Digits(integer = 2, fraction = 1) BigDecimal digits,
      @Nullable @Email String email,
      @Nullable @Future Instant future,
      @Nullable @FutureOrPresent LocalDate futureOrPresent,
      @Nullable @Max(3) Long max,
      @Nullable @Min(3) Integer min,
      @Nullable @Negative Double negative,
      @Nullable @NegativeOrZero Integer negativeOrZero,
      @Default("a") @NotBlank String notBlank,
      @Default("[\"a\"]") @NotEmpty List<String> notEmpty,
      @Nullable @Null String none,
      @Nullable @Past LocalDate past,
      @Nullable @PastOrPresent Instant pastOrPresent,
      @Nullable @Pattern(regexp = "[a-z]+") String pattern,
      @Nullable @Positive BigDecimal positive,
      @Nullable @PositiveOrZero Float positiveOrZero,
      @Nullable @Size(min = 2, max = 3) String size,
      @Nullable @Size(max = 1) Map<String, Integer> mapSize,
      @Nullable @Min.List({@Min(1), @Min(2)}) Integer several) {}

  private static Response post(TestClient client, String url, String json) throws Exception {
    return client.post(url, Body.bytes(json.replace('\'', '"').getBytes(UTF_8), MediaType.JSON));
  }

  /** Where something is wrong, and what. */
  private static List<String> errors(Response response) throws Exception {
    assertThat(response.status()).as(response.text()).isEqualTo(422);
    var errors = new ArrayList<String>();
    for (var error : response.json(Refusal.class).errors()) {
      String place =
          error.pointer() != null
              ? error.pointer()
              : error.in() + (error.name() == null ? "" : " " + error.name());
      errors.add(place + " " + error.detail());
    }
    return errors;
  }

  record Refusal(List<InvalidValue> errors) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "assertFalse | false | true | must be false",
        "assertTrue | true | false | must be true",
        "decimalMax | 1.5 | 1.51 | must be less than or equal to 1.5",
        "below | 1.4 | 1.5 | must be less than 1.5",
        "decimalMin | 1.5 | 1.49 | must be greater than or equal to 1.5",
        "above | '1.6' | '1.5' | must be greater than 1.5",
        "digits | 12.5 | 123.45"
            + " | numeric value out of bounds (<2 digits>.<1 digits> expected)",
        "email | 'a@b.org' | 'a@' | must be a well-formed email address",
        "future | '2999-01-01T00:00:00Z' | '1999-01-01T00:00:00Z' | must be a future date",
        "futureOrPresent | '2999-01-01' | '1999-01-01'"
            + " | must be a date in the present or in the future",
        "max | 3 | 4 | must be less than or equal to 3",
        "min | 3 | 2 | must be greater than or equal to 3",
        "negative | -0.1 | 0 | must be less than 0",
        "negativeOrZero | 0 | 1 | must be less than or equal to 0",
        "notBlank | 'a' | ' ' | must not be blank",
        "notEmpty | ['a'] | [] | must not be empty",
        "none | null | 'a' | must be null",
        "past | '1999-01-01' | '2999-01-01' | must be a past date",
        "pastOrPresent | '1999-01-01T00:00:00Z' | '2999-01-01T00:00:00Z'"
            + " | must be a date in the past or in the present",
        "pattern | 'abc' | 'a1' | must match \"[a-z]+\"",
        "positive | 0.1 | 0 | must be greater than 0",
        "positiveOrZero | 0 | -1 | must be greater than or equal to 0",
        "size | 'ab' | 'abcd' | must have 2 to 3 characters",
        "mapSize | {'a':1} | {'a':1,'b':2} | must have at most 1 element",
        "several | 2 | 1 | must be greater than or equal to 2",
      },
      quoteCharacter = '`')
  void eachSaysWhatMustBe(String name, String good, String bad, String message) throws Exception {
    var app = new App("Constraints");
    app.post("/", (All all) -> "taken");
    try (var client = TestClient.of(app)) {
      Response right = post(client, "/", "{'" + name + "':" + good + "}");
      assertThat(right.status()).as(right.text()).isEqualTo(200);
      Response wrong = post(client, "/", "{'" + name + "':" + bad + "}");
      assertThat(errors(wrong)).containsExactly("#/" + name + " " + message);
    }
  }

  record Leaf(@NotBlank String name) {}

  record Tree(
      Leaf leaf,
      Optional<@Min(1) Integer> some,
      @Min(1) Optional<Integer> other,
      List<@Size(min = 2) String> texts,
      List<Leaf> leaves,
      Set<List<Leaf>> nested,
      Map<@NotBlank String, @Positive Integer> counts,
      Map<String, Leaf> named,
      Leaf[] array,
      @NotNull Leaf given) {}

  @Test
  void whatIsWithinHasItsPlace() throws Exception {
    var app = new App("Tree");
    app.post("/", (Tree tree) -> tree);
    String json =
        """
        {'leaf':{'name':''},'some':0,'other':0,'texts':['ab','a'],
         'leaves':[{'name':'a'},{'name':' '}],'nested':[[{'name':'a'},{'name':''}]],
         'counts':{'a':1,'b/c~':0,'':2},'named':{'x':{'name':''}},
         'array':[{'name':''}],'given':{'name':''}}
        """;
    try (var client = TestClient.of(app)) {
      List<String> expected =
          List.of(
              "#/leaf/name must not be blank",
              "#/some must be greater than or equal to 1",
              "#/other must be greater than or equal to 1",
              "#/texts/1 must have at least 2 characters",
              "#/leaves/1/name must not be blank",
              "#/nested/1/name must not be blank",
              "#/counts/b~1c~0 must be greater than 0",
              "#/counts/ must not be blank",
              "#/named/x/name must not be blank",
              "#/array/0/name must not be blank",
              "#/given/name must not be blank");
      assertThat(errors(post(client, "/", json))).containsExactlyInAnyOrderElementsOf(expected);
      // The same when the record cannot be made, so that each value is looked at for itself.
      String spoilt = json.replace("'given':{'name':''}", "'given':{'name':1}");
      List<String> found = errors(post(client, "/", spoilt));
      assertThat(found).contains("#/given/name must be a string");
      assertThat(found).containsAll(expected.subList(1, 4));
    }
  }

  /** A constraint on a record as a whole. */
  @Constraint(validatedBy = OrderedCheck.class)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Ordered {
    String message() default "low must not be above high";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  /** Checks that. */
  public static final class OrderedCheck implements ConstraintValidator<Ordered, Span> {
    @Override
    public boolean isValid(Span span, ConstraintValidatorContext context) {
      return span.low() <= span.high();
    }
  }

  @Ordered
  record Span(int low, int high) {}

  record Spans(List<Span> spans) {}

  record Asked(@Query Span span, @Query @Max(9) int page) {}

  record Checked(int low, int high) {
    Checked {
      if (low > high) {
        throw new IllegalArgumentException("low must not be above high");
      }
    }
  }

  record CheckedOnes(Checked first, @Max(9) int page) {}

  @Test
  void whatIsAboutTheWholeHasThePlaceOfTheWhole() throws Exception {
    var app = new App("Wholes");
    app.post("/span", (Span span) -> span);
    app.post("/spans", (Spans spans) -> spans);
    app.post("/checked", (CheckedOnes checked) -> checked);
    app.get("/asked", (Asked asked) -> asked);
    String wrong = "{'low':2,'high':1}";
    try (var client = TestClient.of(app)) {
      assertThat(errors(post(client, "/span", wrong)))
          .containsExactly("# low must not be above high");
      assertThat(errors(post(client, "/spans", "{'spans':[" + wrong + "]}")))
          .containsExactly("#/spans/0 low must not be above high");
      assertThat(errors(post(client, "/checked", "{'first':" + wrong + ",'page':10}")))
          .containsExactlyInAnyOrder(
              "#/first low must not be above high", "#/page must be less than or equal to 9");
      assertThat(errors(client.get("/asked?low=2&high=1&page=10")))
          .containsExactlyInAnyOrder(
              "request low must not be above high", "query page must be less than or equal to 9");
      // What can be made is checked also when the rest cannot.
      assertThat(errors(client.get("/asked?low=x&high=1&page=10")))
          .containsExactlyInAnyOrder(
              "query low must be a whole number", "query page must be less than or equal to 9");
    }
  }

  record Part(@Query @Min(1) int of, @Query @Max(9) int page) {
    Part {
      var _ = 100 / of;
    }
  }

  @Test
  void whatAConstraintForbidsIsSaidInItsWordsWhenTheConstructorStumblesOverIt() throws Exception {
    var app = new App("Parts");
    app.get("/", (Part part) -> part);
    try (var client = TestClient.of(app)) {
      assertThat(errors(client.get("/?of=0&page=10")))
          .containsExactlyInAnyOrder(
              "query of must be greater than or equal to 1",
              "query page must be less than or equal to 9");
    }
  }

  record Inner(@Max(9) int limit, @Size(max = 2) List<@Max(5) Integer> numbers) {}

  record Middle(Inner inner, @Min(1) int from) {}

  record Outer(@Query Middle middle) {}

  @Test
  void recordsWithinRecordsNameTheParameterHoweverDeepItIs() throws Exception {
    var app = new App("Nested");
    app.get("/", (Outer outer) -> outer);
    try (var client = TestClient.of(app)) {
      assertThat(errors(client.get("/?limit=10&numbers=1&numbers=6&numbers=2&from=0")))
          .containsExactlyInAnyOrder(
              "query limit must be less than or equal to 9",
              "query numbers must have at most 2 elements",
              "query numbers must be less than or equal to 5",
              "query from must be greater than or equal to 1");
    }
  }

  record Places(
      @Path @Min(1) int id,
      @Query @Size(max = 2) List<@Max(5) Integer> numbers,
      @Header @Pattern(regexp = "[a-z]+") String xCode,
      @Cookie @NotBlank String level,
      @io.asyncio4j.web.Body Leaf leaf) {}

  @Test
  void otherPlacesAreNamed() throws Exception {
    var app = new App("Places");
    app.post("/{id}", (Places places) -> places);
    try (var client = TestClient.of(app)) {
      Body body = Body.bytes("{\"name\":\"\"}".getBytes(UTF_8), MediaType.JSON);
      Request request =
          Request.post("/0?numbers=1&numbers=6&numbers=2")
              .header("X-Code", "1")
              .header("Cookie", "level=")
              .body(body);
      assertThat(errors(client.send(request)))
          .containsExactlyInAnyOrder(
              "path id must be greater than or equal to 1",
              "query numbers must have at most 2 elements",
              "query numbers must be less than or equal to 5",
              "header X-Code must match \"[a-z]+\"",
              "cookie level must not be blank",
              "#/name must not be blank");
    }
  }

  record Own(
      @Max(value = 3, message = "no more than {value}, but was ${validatedValue}") int many) {}

  @Test
  void wordsOfOnesOwnMayHaveTheNumbersOfTheConstraintAndNoExpression() throws Exception {
    var app = new App("Own");
    app.post("/", (Own own) -> own);
    try (var client = TestClient.of(app)) {
      assertThat(errors(post(client, "/", "{'many':4}")))
          .containsExactly("#/many no more than 3, but was ${validatedValue}");
    }
  }

  @Test
  void theWordsAreTheSameWhateverLanguageIsAskedFor() throws Exception {
    var app = new App("Languages");
    app.post("/", (Leaf leaf) -> leaf);
    Body body = Body.bytes("{\"name\":\"\"}".getBytes(UTF_8), MediaType.JSON);
    try (var client = TestClient.of(app)) {
      Request german = Request.post("/").header("Accept-Language", "de").body(body);
      assertThat(errors(client.send(german))).containsExactly("#/name must not be blank");
    }
  }
}
