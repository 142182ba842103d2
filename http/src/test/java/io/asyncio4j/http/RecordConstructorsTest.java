package io.asyncio4j.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;

final class RecordConstructorsTest {
  private static <T> T read(String json, Class<T> type) {
    return Json.standard().read(json, type);
  }

  private record Inner(String name) {}

  private record Every(int i, long l, double d, boolean b, List<Inner> inner, Optional<Inner> o) {}

  private record Empty() {}

  private record Even(int number) {
    Even {
      if (number % 2 != 0) {
        throw new IllegalArgumentException(number + " is odd");
      }
    }
  }

  private record Deep(int depth) {
    Deep {
      throw new StackOverflowError("on purpose");
    }
  }

  private record Several(String... names) {}

  @Test
  void componentsOfEveryKindFindTheirPlace() {
    assertThat(
            read(
                """
                {"o": {"name": "x"}, "b": true, "d": 1.5, "l": 5000000000, "i": 7,
                 "inner": [{"name": "y"}, {"name": "z"}]}\
                """,
                Every.class))
        .isEqualTo(
            new Every(
                7,
                5_000_000_000L,
                1.5,
                true,
                List.of(new Inner("y"), new Inner("z")),
                Optional.of(new Inner("x"))));
    assertThat(read("{}", Empty.class)).isEqualTo(new Empty());
    assertThat(read("{\"names\": [\"a\", \"b\"]}", Several.class).names())
        .containsExactly("a", "b");
  }

  @Test
  void whatIsMissingIsZeroOrNull() {
    assertThat(read("{}", Every.class))
        .isEqualTo(new Every(0, 0, 0, false, null, Optional.empty()));
  }

  @Test
  void aConstructorThatRefusesIsTheCause() {
    assertThatThrownBy(() -> read("{\"number\": 3}", Even.class))
        .isInstanceOf(ValueInstantiationException.class)
        .hasMessageContaining("3 is odd")
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anErrorOfTheConstructorIsThrownAsItIs() {
    assertThatThrownBy(() -> read("{}", Deep.class)).isInstanceOf(StackOverflowError.class);
  }

  @Test
  void aNullWhereANumberMustBeIsRefused() {
    assertThatThrownBy(() -> read("{\"number\": null}", Even.class))
        .isInstanceOf(MismatchedInputException.class);
  }
}
