package io.asyncio4j.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {
  @Test
  void whatIsWrittenIsReadBackTheSame() {
    var object = new LinkedHashMap<String, Object>();
    object.put("text", "a \"quoted\" \\ line\n\tand \u0001 one more");
    object.put("numbers", List.of(1.0, -2.5, 1e300));
    object.put("nested", List.of(Map.of("yes", true), Map.of(), List.of()));
    object.put("nothing", null);
    object.put("mixed", Arrays.asList(null, false, "x"));

    assertThat(Json.parse(Json.write(object))).isEqualTo(object);
  }

  @Test
  void wholeNumbersAreWrittenWithoutAPoint() {
    assertThat(Json.write(List.of(3.0, 7L, 2.5))).isEqualTo("[3, 7, 2.5]\n");
  }

  @Test
  void anAnswerOfAContenderIsRead() {
    assertThat(Json.parseObject(" {\"amount\": 12, \"operations\":3}"))
        .isEqualTo(Map.of("amount", 12.0, "operations", 3.0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"a\"}", "[1,", "[1] 2", "tru", "\"open", "{1:2}", "\"\\q\""})
  void whatIsNotJsonIsRefusedWithItsText(String text) {
    assertThatThrownBy(() -> Json.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not JSON")
        .hasMessageContaining(text);
  }

  @Test
  void whatJsonDoesNotHaveIsNotWritten() {
    assertThatThrownBy(() -> Json.write(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }
}
