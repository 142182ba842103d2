package io.asyncio4j.web;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of numbers, strings and times; formats are those of the OpenAPI registry. */
final class OpenApiScalars {
  /** A type, and its format if it has one. */
  private record Scalar(String type, @Nullable String format) {}

  private static final Map<Class<?>, Scalar> SCALARS =
      Map.ofEntries(
          scalar(String.class, "string", null),
          scalar(CharSequence.class, "string", null),
          scalar(int.class, "integer", "int32"),
          scalar(Integer.class, "integer", "int32"),
          scalar(OptionalInt.class, "integer", "int32"),
          scalar(long.class, "integer", "int64"),
          scalar(Long.class, "integer", "int64"),
          scalar(OptionalLong.class, "integer", "int64"),
          scalar(short.class, "integer", "int16"),
          scalar(Short.class, "integer", "int16"),
          scalar(byte.class, "integer", "int8"),
          scalar(Byte.class, "integer", "int8"),
          scalar(BigInteger.class, "integer", null),
          scalar(double.class, "number", "double"),
          scalar(Double.class, "number", "double"),
          scalar(OptionalDouble.class, "number", "double"),
          scalar(float.class, "number", "float"),
          scalar(Float.class, "number", "float"),
          scalar(BigDecimal.class, "number", null),
          scalar(Number.class, "number", null),
          scalar(boolean.class, "boolean", null),
          scalar(Boolean.class, "boolean", null),
          scalar(char.class, "string", "char"),
          scalar(Character.class, "string", "char"),
          scalar(UUID.class, "string", "uuid"),
          scalar(URI.class, "string", "uri-reference"),
          scalar(URL.class, "string", "uri"),
          scalar(Locale.class, "string", null),
          scalar(LocalDate.class, "string", "date"),
          scalar(LocalTime.class, "string", "time-local"),
          scalar(LocalDateTime.class, "string", "date-time-local"),
          scalar(Instant.class, "string", "date-time"),
          scalar(Date.class, "string", "date-time"),
          scalar(OffsetDateTime.class, "string", "date-time"),
          scalar(ZonedDateTime.class, "string", "date-time"),
          scalar(OffsetTime.class, "string", "time"),
          scalar(Duration.class, "string", "duration"),
          scalar(Period.class, "string", "duration"),
          scalar(Year.class, "integer", null),
          scalar(YearMonth.class, "string", null),
          scalar(MonthDay.class, "string", null),
          scalar(ZoneId.class, "string", null),
          scalar(ZoneOffset.class, "string", null));

  private OpenApiScalars() {}

  private static Map.Entry<Class<?>, Scalar> scalar(
      Class<?> type, String name, @Nullable String format) {
    return Map.entry(type, new Scalar(name, format));
  }

  /** The schema of {@code type}; null when it is none of these. */
  static @Nullable ObjectNode of(Class<?> type) {
    Scalar scalar = SCALARS.get(type);
    if (scalar == null) {
      return null;
    }
    ObjectNode schema = object().put("type", scalar.type);
    if (scalar.format != null) {
      schema.put("format", scalar.format);
    }
    if (type == YearMonth.class) {
      schema.put("pattern", "^\\d{4,}-\\d{2}$");
    }
    return schema;
  }

  /** An object without properties. */
  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** {@code schema}, or null. */
  static ObjectNode nullable(ObjectNode schema) {
    if (schema.isEmpty()) {
      return schema;
    }
    if (schema.path("type").isString() && !schema.has("enum") && !schema.has("const")) {
      String type = schema.get("type").asString();
      schema.putArray("type").add(type).add("null");
      return schema;
    }
    ObjectNode either = object();
    either.putArray("anyOf").add(schema).addObject().put("type", "null");
    return either;
  }
}
