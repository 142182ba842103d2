package io.asyncio4j.web;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a value of what a request has as text. Any thread. */
@FunctionalInterface
interface TextReader {
  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException when it is none; the message says what must be
   */
  Object read(String text);

  /** The reader of {@code type}; null when there is none. */
  static @Nullable TextReader of(Class<?> type) {
    TextReader known = Known.READERS.get(type);
    if (known != null) {
      return known;
    }
    return type.isEnum() ? ofEnum(type) : ofFactory(type);
  }

  /** Names first, then names without regard to case. */
  private static TextReader ofEnum(Class<?> type) {
    List<Enum<?>> constants =
        Arrays.stream(type.getEnumConstants()).<Enum<?>>map(c -> (Enum<?>) c).toList();
    String names = constants.stream().map(Enum::name).collect(Collectors.joining(", "));
    return text -> {
      for (Enum<?> constant : constants) {
        if (constant.name().equals(text)) {
          return constant;
        }
      }
      for (Enum<?> constant : constants) {
        if (constant.name().equalsIgnoreCase(text)) {
          return constant;
        }
      }
      throw new IllegalArgumentException("must be one of " + names);
    };
  }

  /**
   * What JAX-RS has made customary: a public static method of one string, or a constructor of a
   * value. Of other classes with such a constructor, as {@code Thread} has one, the string is no
   * text form.
   */
  private static @Nullable TextReader ofFactory(Class<?> type) {
    for (String name : List.of("valueOf", "fromString", "of", "parse")) {
      try {
        Method method = type.getMethod(name, String.class);
        if (Modifier.isStatic(method.getModifiers())
            && type.isAssignableFrom(method.getReturnType())) {
          method.setAccessible(true);
          return text -> invoke(() -> method.invoke(null, text), type);
        }
      } catch (NoSuchMethodException e) {
        // Perhaps it has the next one.
      }
    }
    if (!isValue(type)) {
      return null;
    }
    try {
      Constructor<?> constructor = type.getConstructor(String.class);
      return text -> invoke(() -> constructor.newInstance(text), type);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  /** Whether it is a class of the program that nobody can change or extend; records are parts. */
  private static boolean isValue(Class<?> type) {
    return !type.isRecord()
        && !type.getName().startsWith("java")
        && Modifier.isFinal(type.getModifiers())
        && Arrays.stream(type.getDeclaredFields())
            .allMatch(
                f -> Modifier.isStatic(f.getModifiers()) || Modifier.isFinal(f.getModifiers()));
  }

  /** Something reflective. */
  @FunctionalInterface
  interface Reflective {
    Object call() throws ReflectiveOperationException;
  }

  private static Object invoke(Reflective call, Class<?> type) {
    String otherwise = "must be a " + type.getSimpleName();
    try {
      return call.call();
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IllegalArgumentException || cause instanceof DateTimeException) {
        String message = cause.getMessage();
        throw new IllegalArgumentException(message == null ? otherwise : message, e);
      }
      throw new IllegalStateException(type + " cannot be made of text", cause);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made of text", e);
    }
  }

  /** The readers of the JDK's types. */
  final class Known {
    static final Map<Class<?>, TextReader> READERS =
        Map.ofEntries(
            Map.entry(String.class, text -> text),
            Map.entry(CharSequence.class, text -> text),
            Map.entry(int.class, whole(Integer::valueOf, "of at most 32 bits")),
            Map.entry(Integer.class, whole(Integer::valueOf, "of at most 32 bits")),
            Map.entry(long.class, whole(Long::valueOf, "of at most 64 bits")),
            Map.entry(Long.class, whole(Long::valueOf, "of at most 64 bits")),
            Map.entry(short.class, whole(Short::valueOf, "of at most 16 bits")),
            Map.entry(Short.class, whole(Short::valueOf, "of at most 16 bits")),
            Map.entry(byte.class, whole(Byte::valueOf, "of at most 8 bits")),
            Map.entry(Byte.class, whole(Byte::valueOf, "of at most 8 bits")),
            Map.entry(BigInteger.class, Known::bigInteger),
            Map.entry(double.class, decimal(Double::valueOf)),
            Map.entry(Double.class, decimal(Double::valueOf)),
            Map.entry(float.class, decimal(Float::valueOf)),
            Map.entry(Float.class, decimal(Float::valueOf)),
            Map.entry(BigDecimal.class, Known::bigDecimal),
            Map.entry(boolean.class, Known::bool),
            Map.entry(Boolean.class, Known::bool),
            Map.entry(char.class, Known::character),
            Map.entry(Character.class, Known::character),
            Map.entry(UUID.class, Known::uuid),
            Map.entry(URI.class, like("a URI", URI::create)),
            Map.entry(Locale.class, like("a language tag, such as en-GB", Known::locale)),
            Map.entry(LocalDate.class, like("a date, such as 2026-01-31", LocalDate::parse)),
            Map.entry(LocalTime.class, like("a time, such as 13:30", LocalTime::parse)),
            Map.entry(
                LocalDateTime.class,
                like("a date and a time, such as 2026-01-31T13:30", LocalDateTime::parse)),
            Map.entry(
                Instant.class, like("an instant, such as 2026-01-31T13:30:00Z", Known::instant)),
            Map.entry(
                OffsetDateTime.class,
                like(
                    "a time with its offset, such as 2026-01-31T13:30:00+01:00",
                    OffsetDateTime::parse)),
            Map.entry(
                OffsetTime.class,
                like("a time with its offset, such as 13:30+01:00", OffsetTime::parse)),
            Map.entry(
                ZonedDateTime.class,
                like(
                    "a time with its zone, such as 2026-01-31T13:30:00+01:00[Europe/Paris]",
                    ZonedDateTime::parse)),
            Map.entry(Duration.class, like("a duration, such as PT1H30M", Duration::parse)),
            Map.entry(Period.class, like("a period, such as P1M", Period::parse)),
            Map.entry(Year.class, like("a year, such as 2026", Year::parse)),
            Map.entry(YearMonth.class, like("a month, such as 2026-01", YearMonth::parse)),
            Map.entry(ZoneId.class, like("a time zone, such as Europe/Paris", ZoneId::of)));

    private Known() {}

    /** Numbers longer than this are refused unread: their time grows with the square of it. */
    private static final int LONGEST_NUMBER = 400;

    private static TextReader whole(TextReader reader, String range) {
      return text -> {
        try {
          return reader.read(text.strip());
        } catch (NumberFormatException e) {
          boolean tooLarge = text.strip().matches("[+-]?[0-9]+");
          throw new IllegalArgumentException(
              tooLarge ? "must be a whole number " + range : "must be a whole number", e);
        }
      };
    }

    private static TextReader decimal(TextReader reader) {
      return text -> {
        String number = text.strip();
        // Java would also take hexadecimal ones, and suffixes such as in 1f.
        if (number.isEmpty()
            || !number.matches("[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?")) {
          throw new IllegalArgumentException("must be a number");
        }
        Object value = reader.read(number);
        if (Double.isInfinite(((Number) value).doubleValue())) {
          throw new IllegalArgumentException("must be a number that is not so large");
        }
        return value;
      };
    }

    private static Object bigInteger(String text) {
      String number = text.strip();
      if (number.length() > LONGEST_NUMBER || !number.matches("[+-]?[0-9]+")) {
        throw new IllegalArgumentException("must be a whole number");
      }
      return new BigInteger(number);
    }

    private static Object bigDecimal(String text) {
      try {
        if (text.length() > LONGEST_NUMBER) {
          throw new NumberFormatException("too long");
        }
        return new BigDecimal(text.strip());
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("must be a number", e);
      }
    }

    private static Object bool(String text) {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "true", "1", "on", "yes", "t", "y" -> true;
        case "false", "0", "off", "no", "f", "n" -> false;
        default -> throw new IllegalArgumentException("must be true or false");
      };
    }

    private static Object character(String text) {
      if (text.length() != 1) {
        throw new IllegalArgumentException("must be one character");
      }
      return text.charAt(0);
    }

    private static Object uuid(String text) {
      // The JDK's own method would take shorter ones.
      if (text.length() != 36) {
        throw new IllegalArgumentException("must be a UUID");
      }
      return like("a UUID", UUID::fromString).read(text);
    }

    private static Object locale(String text) {
      return new Locale.Builder().setLanguageTag(text).build();
    }

    /** With an offset or without a Z, as browsers and databases write it. */
    private static Object instant(String text) {
      return OffsetDateTime.parse(text).toInstant();
    }

    private static TextReader like(String what, TextReader reader) {
      return text -> {
        try {
          return reader.read(text);
        } catch (DateTimeException
            | IllegalArgumentException
            | java.util.IllformedLocaleException e) {
          throw new IllegalArgumentException("must be " + what, e);
        }
      };
    }
  }
}
