package io.asyncio4j.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {
  private final Headers headers =
      Headers.of("Accept", "text/html", "Vary", "a, b,", "accept", "text/plain", "VARY", " c");

  @Test
  void namesAreComparedWithoutRegardToCase() {
    assertThat(headers.get("aCCEPT")).isEqualTo("text/html");
    assertThat(headers.all("accept")).containsExactly("text/html", "text/plain");
    assertThat(headers.get("none")).isNull();
    assertThat(headers.get("none", "-")).isEqualTo("-");
    assertThat(headers.contains("vary", "C")).isTrue();
    assertThat(headers.contains("vary", "d")).isFalse();
    assertThat(headers.members("vary")).isEqualTo(List.of("a", "b", "c"));
    assertThat(Headers.of("A", "1")).isEqualTo(Headers.of("a", "1"));
    assertThat(Headers.of("A", "1")).hasSameHashCodeAs(Headers.of("a", "1"));
  }

  @Test
  void aChangeGivesNewOnes() {
    assertThat(headers.with("ACCEPT", "x"))
        .hasToString("Headers[ACCEPT: x, Vary: a, b,, VARY:  c]");
    assertThat(headers.with("New", "x").get("new")).isEqualTo("x");
    assertThat(headers.withAdded("vary", "d").all("Vary")).hasSize(3);
    assertThat(headers.without("vary").size()).isEqualTo(2);
    assertThat(headers.withAll(Headers.of("vary", "z")).all("Vary")).containsExactly("z");
    assertThat(headers.size()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb", "a\nb", "a\0", "\u20ac", "\u007f"})
  void aValueThatCouldForgeAFieldIsRefused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Headers.of("X", value))
        .withMessageContaining("remove or encode it");
    assertThatIllegalArgumentException().isThrownBy(() -> headers.with("X", value));
    assertThatIllegalArgumentException().isThrownBy(() -> headers.withAdded("X", value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:", "\u00e4", "a\n"})
  void aNameThatIsNoneIsRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> Headers.of(name, "x"));
  }

  @Test
  void secretsAreNotPrinted() {
    assertThat(Headers.of("Authorization", "Basic abc", "Cookie", "x"))
        .asString()
        .doesNotContain("abc", "x]");
  }

  @Test
  void aMediaTypeIsReadAndWritten() {
    var type = MediaType.parse("Text/HTML ; Charset=\"iso-8859-1\"; x=\"a;\\\"b\"");
    assertThat(type.type()).isEqualTo("text");
    assertThat(type.charset()).isEqualTo(StandardCharsets.ISO_8859_1);
    assertThat(type.parameter("X")).isEqualTo("a;\"b");
    assertThat(type).hasToString("text/html; charset=iso-8859-1; x=\"a;\\\"b\"");
    assertThat(MediaType.parseOrNull("nonsense")).isNull();
    assertThat(MediaType.parse("application/problem+json").isJson()).isTrue();
    assertThat(type.matches(MediaType.of("text", "*"))).isTrue();
  }

  @Test
  void jsonGoesToAndFromRecords() {
    record User(String name, int age) {}
    Json json = Json.standard();
    assertThat(json.text(new User("Ada", 36))).isEqualTo("{\"name\":\"Ada\",\"age\":36}");
    byte[] bytes = json.bytes(List.of(new User("Ada", 36)));
    assertThat(json.readList(bytes, User.class)).containsExactly(new User("Ada", 36));
  }
}
