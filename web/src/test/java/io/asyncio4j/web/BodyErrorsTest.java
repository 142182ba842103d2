package io.asyncio4j.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.asyncio4j.http.Json;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** All that is wrong with a body is found, each with its place, in words for people. */
class BodyErrorsTest {
  enum Color {
    RED,
    GREEN
  }

  record Code(String text) {
    public static Code of(String text) {
      if (text.length() != 2) {
        throw new IllegalArgumentException("must have two letters");
      }
      return new Code(text);
    }
  }

  record Values(
      @Nullable Integer whole,
      @Nullable Long large,
      @Nullable Byte small,
      @Nullable Double number,
      @Nullable BigDecimal exact,
      @Nullable Boolean truth,
      @Nullable String text,
      @Nullable Color color,
      @Nullable UUID id,
      @Nullable LocalDate day,
      @Nullable Duration time,
      @Nullable List<Integer> list,
      @Nullable Set<Color> set,
      int @Nullable [] array,
      @Nullable Map<String, Integer> map,
      @Nullable Leaf leaf,
      Optional<Leaf> perhaps,
      OptionalInt count,
      @Nullable Shape shape) {}

  record Leaf(String name, @Max(9) int number) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes(@JsonSubTypes.Type(value = Circle.class, name = "circle"))
  sealed interface Shape {}

  record Circle(int radius) implements Shape {}

  /** What is found in a body of which it is known that it cannot be read. */
  private static List<String> find(Class<?> type, String text) {
    var json = new BodyJson(Json.standard());
    var constraints = new Constraints();
    constraints.add(type);
    JsonNode node = json.mapper().readTree(text.replace('\'', '"'));
    // As the binder does at the start: what a record has is known once one was to be read.
    var _ = json.mapper().readerFor(type);
    try {
      var _ = json.mapper().readerFor(type).<Object>readValue(node);
    } catch (tools.jackson.core.JacksonException e) {
      // It is wrong.
    }
    return BodyErrors.find(node, json.type(type), "", json, constraints).stream()
        .map(error -> error.pointer() + " " + error.detail())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'whole':'1'} | #/whole must be a whole number",
        "{'whole':1.5} | #/whole must be a whole number",
        "{'whole':2147483648} | #/whole must be a whole number of at most 32 bits",
        "{'large':9223372036854775808} | #/large must be a whole number of at most 64 bits",
        "{'small':256} | #/small must be a whole number of at most 8 bits",
        "{'whole':[1]} | #/whole must be a whole number",
        "{'whole':true} | #/whole must be a whole number",
        "{'number':'1'} | #/number must be a number",
        "{'number':{}} | #/number must be a number",
        "{'exact':'1'} | #/exact must be a number",
        "{'truth':1} | #/truth must be true or false",
        "{'truth':'true'} | #/truth must be true or false",
        "{'text':1} | #/text must be a string",
        "{'text':true} | #/text must be a string",
        "{'text':[]} | #/text must be a string",
        "{'color':'BLUE'} | #/color must be one of RED, GREEN",
        "{'color':0} | #/color must be one of RED, GREEN",
        "{'id':'x'} | #/id must be a UUID",
        "{'day':'2026-02-30'} | #/day must be a date, such as 2026-01-31",
        "{'time':'1h'} | #/time must be a duration, such as PT1H30M",
        "{'list':1} | #/list must be a list",
        "{'list':[1,'2',null]} | #/list/1 must be a whole number; #/list/2 must not be null",
        "{'set':['RED','PINK']} | #/set/1 must be one of RED, GREEN",
        "{'array':[1,true]} | #/array/1 must be a whole number",
        "{'map':[]} | #/map must be an object",
        "{'map':{'a/b':'x','c~':null}} | #/map/a~1b must be a whole number; #/map/c~0 must not be null",
        "{'leaf':[]} | #/leaf must be an object",
        "{'leaf':{}} | #/leaf/name is required; #/leaf/number is required",
        "{'leaf':{'name':null,'number':null}}"
            + " | #/leaf/name must not be null; #/leaf/number must not be null",
        "{'perhaps':{'name':1,'number':1}} | #/perhaps/name must be a string",
        "{'count':'1'} | #/count must be a whole number",
        "{'shape':{'kind':'box'}} | #/shape must be a Shape",
        "{'shape':{}} | #/shape must be a Shape",
        "[] | # must be an object",
        "1 | # must be an object",
      })
  void eachKindOfValueHasItsWords(String json, String expected) {
    assertThat(String.join("; ", find(Values.class, json))).isEqualTo(expected);
  }

  @Test
  void allOfThemAreFoundAtOnce() {
    assertThat(
            find(
                Values.class,
                "{'whole':'1','list':['a',1,'b'],'leaf':{'name':1},'map':{'x':{}},'text':'right'}"))
        .containsExactly(
            "#/whole must be a whole number",
            "#/list/0 must be a whole number",
            "#/list/2 must be a whole number",
            "#/map/x must be a whole number",
            "#/leaf/name must be a string",
            "#/leaf/number is required");
  }

  record Renamed(@JsonProperty("first-name") @NotBlank String first, @Max(3) int number) {}

  @Test
  void propertiesHaveTheNamesThatTheyHaveInJson() {
    assertThat(find(Renamed.class, "{'first-name':1,'number':4}"))
        .containsExactly(
            "#/first-name must be a string", "#/number must be less than or equal to 3");
    assertThat(find(Renamed.class, "{'first-name':' '}"))
        .containsExactly("#/number is required", "#/first-name must not be blank");
  }

  record Span(int low, int high) {
    Span {
      if (low > high) {
        throw new IllegalArgumentException("low must not be above high");
      }
      var _ = 100 / (high - low);
    }
  }

  record Spans(List<Span> spans, @Max(3) int number) {}

  @Test
  void whatARecordSaysItselfIsSaidInItsWords() {
    assertThat(find(Spans.class, "{'spans':[{'low':1,'high':2},{'low':3,'high':2}],'number':4}"))
        .containsExactly(
            "#/spans/1 low must not be above high", "#/number must be less than or equal to 3");
    // What it stumbles over was not said for the client.
    assertThat(find(Spans.class, "{'spans':[{'low':1,'high':1}],'number':1}"))
        .containsExactly("#/spans/0 must be a Span");
    record Codes(Code code) {}
    assertThat(find(Codes.class, "{'code':{'text':1}}"))
        .containsExactly("#/code/text must be a string");
  }

  @Test
  void whatIsRightHasNoErrors() {
    assertThat(find(Values.class, "{'whole':1,'perhaps':null,'leaf':null,'array':[1]}")).isEmpty();
    assertThat(find(Leaf.class, "{'name':'a','number':1,'more':true}")).isEmpty();
  }
}
