package io.asyncio4j.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each type that text is read as: what it takes, and what it says of what it does not. */
class TextReaderTest {
  enum Color {
    RED,
    Red,
    BLUE
  }

  record Code(String text) {
    public static Code of(String text) {
      if (text.isEmpty()) {
        throw new IllegalArgumentException("must not be empty");
      }
      if (text.equals("?")) {
        throw new IllegalArgumentException();
      }
      return new Code(text);
    }
  }

  /** Has a constructor of one string. */
  public static final class Name {
    final String text;

    public Name(String text) {
      this.text = text;
    }
  }

  private static Object read(Class<?> type, String text) {
    return Objects.requireNonNull(TextReader.of(type)).read(text);
  }

  private static void assertRefuses(Class<?> type, String text, String message) {
    assertThatThrownBy(() -> read(type, text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void wholeNumbers() {
    assertThat(read(int.class, " -7 ")).isEqualTo(-7);
    assertThat(read(long.class, "9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    assertThat(read(short.class, "1")).isEqualTo((short) 1);
    assertThat(read(byte.class, "127")).isEqualTo((byte) 127);
    assertThat(read(BigInteger.class, "123456789012345678901"))
        .isEqualTo(new BigInteger("123456789012345678901"));
    assertRefuses(int.class, "2147483648", "must be a whole number of at most 32 bits");
    assertRefuses(byte.class, "128", "must be a whole number of at most 8 bits");
    assertRefuses(int.class, "1.0", "must be a whole number");
    assertRefuses(long.class, "", "must be a whole number");
    assertRefuses(BigInteger.class, "9".repeat(401), "must be a whole number");
    assertRefuses(BigInteger.class, "1e3", "must be a whole number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "0x1p3", "1f", "", "1,5", "--1"})
  void whatIsNoNumber(String text) {
    assertRefuses(double.class, text, "must be a number");
    assertRefuses(BigDecimal.class, text, "must be a number");
  }

  @Test
  void numbers() {
    assertThat(read(double.class, "1.5e3")).isEqualTo(1500.0);
    assertThat(read(double.class, ".5")).isEqualTo(0.5);
    assertThat(read(float.class, "-0.25")).isEqualTo(-0.25f);
    assertThat(read(BigDecimal.class, "1.50")).isEqualTo(new BigDecimal("1.50"));
    assertRefuses(double.class, "1e400", "must be a number that is not so large");
    assertRefuses(float.class, "1e39", "must be a number that is not so large");
  }

  @Test
  void truthCharactersAndEnums() {
    assertThat(read(boolean.class, "ON")).isEqualTo(true);
    assertThat(read(boolean.class, "0")).isEqualTo(false);
    assertRefuses(boolean.class, "2", "must be true or false");
    assertThat(read(char.class, "é")).isEqualTo('é');
    assertRefuses(char.class, "ab", "must be one character");
    assertThat(read(Color.class, "Red")).isEqualTo(Color.Red);
    assertThat(read(Color.class, "blue")).isEqualTo(Color.BLUE);
    assertRefuses(Color.class, "green", "must be one of RED, Red, BLUE");
  }

  @Test
  void times() {
    assertThat(read(LocalDate.class, "2026-01-31")).isEqualTo(LocalDate.of(2026, 1, 31));
    assertThat(read(LocalTime.class, "13:30")).isEqualTo(LocalTime.of(13, 30));
    assertThat(read(LocalDateTime.class, "2026-01-31T13:30"))
        .isEqualTo(LocalDateTime.of(2026, 1, 31, 13, 30));
    assertThat(read(Instant.class, "2026-01-31T13:30:00+01:00"))
        .isEqualTo(Instant.parse("2026-01-31T12:30:00Z"));
    assertThat(read(OffsetDateTime.class, "2026-01-31T13:30Z"))
        .isEqualTo(OffsetDateTime.parse("2026-01-31T13:30Z"));
    assertThat(read(ZonedDateTime.class, "2026-01-31T13:30+01:00[Europe/Paris]"))
        .isEqualTo(ZonedDateTime.of(2026, 1, 31, 13, 30, 0, 0, ZoneId.of("Europe/Paris")));
    assertThat(read(Duration.class, "PT1H30M")).isEqualTo(Duration.ofMinutes(90));
    assertThat(read(Period.class, "P1M")).isEqualTo(Period.ofMonths(1));
    assertThat(read(Year.class, "2026")).isEqualTo(Year.of(2026));
    assertThat(read(YearMonth.class, "2026-01")).isEqualTo(YearMonth.of(2026, 1));
    assertThat(read(ZoneId.class, "Europe/Paris")).isEqualTo(ZoneId.of("Europe/Paris"));
    assertRefuses(LocalDate.class, "2026-02-30", "must be a date, such as 2026-01-31");
    assertRefuses(LocalTime.class, "25:00", "must be a time, such as 13:30");
    assertRefuses(Duration.class, "1h", "must be a duration, such as PT1H30M");
    assertRefuses(ZoneId.class, "Nowhere", "must be a time zone, such as Europe/Paris");
    assertRefuses(Instant.class, "now", "must be an instant, such as 2026-01-31T13:30:00Z");
  }

  @Test
  void othersOfTheJdk() {
    String uuid = "7d444840-9dc0-11d1-b245-5ffdce74fad2";
    assertThat(read(UUID.class, uuid)).isEqualTo(UUID.fromString(uuid));
    assertRefuses(UUID.class, "1-1-1-1-1", "must be a UUID");
    assertThat(read(URI.class, "https://a.org/b")).isEqualTo(URI.create("https://a.org/b"));
    assertRefuses(URI.class, "a b", "must be a URI");
    assertThat(read(Locale.class, "en-GB")).isEqualTo(Locale.UK);
    assertRefuses(Locale.class, "e_", "must be a language tag, such as en-GB");
  }

  @Test
  void typesOfTheProgram() {
    assertThat(read(Code.class, "A1")).isEqualTo(new Code("A1"));
    assertRefuses(Code.class, "", "must not be empty");
    assertRefuses(Code.class, "?", "must be a Code");
    assertThat(((Name) read(Name.class, "Ada")).text).isEqualTo("Ada");
    assertThat(TextReader.of(Object.class)).isNull();
    assertThat(TextReader.of(Runnable.class)).isNull();
  }

  /** May be changed. */
  public static final class Changing {
    String text;

    public Changing(String text) {
      this.text = text;
    }
  }

  /** May be extended. */
  public static class Extensible {
    public Extensible(String text) {}
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Thread.class,
        java.io.File.class,
        java.net.URL.class,
        StringBuilder.class,
        IllegalStateException.class,
        Changing.class,
        Extensible.class
      })
  void whatTakesAStringIsNotAlwaysWrittenAsOne(Class<?> type) {
    assertThat(TextReader.of(type)).isNull();
  }
}
