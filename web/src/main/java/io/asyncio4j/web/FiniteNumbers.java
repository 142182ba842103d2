package io.asyncio4j.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.type.ArrayType;

/**
 * Keeps infinity and NaN out of what is read: JSON has neither, but Jackson makes them of {@code
 * 1e400} and of strings such as {@code "NaN"}. Any thread.
 */
final class FiniteNumbers extends ValueDeserializerModifier {
  static final String TOO_LARGE = "must be a number that is not so large";

  private static final long serialVersionUID = 1;
  private static final Set<Class<?>> SCALARS =
      Set.of(double.class, Double.class, float.class, Float.class, Number.class, Object.class);

  @Override
  public ValueDeserializer<?> modifyDeserializer(
      DeserializationConfig config, BeanDescription.Supplier type, ValueDeserializer<?> reader) {
    return SCALARS.contains(type.getBeanClass()) ? new Checked(reader) : reader;
  }

  @Override
  public ValueDeserializer<?> modifyArrayDeserializer(
      DeserializationConfig config,
      ArrayType type,
      BeanDescription.Supplier description,
      ValueDeserializer<?> reader) {
    return type.getContentType().isPrimitive() ? new Checked(reader) : reader;
  }

  private static final class Checked extends DelegatingDeserializer {
    Checked(ValueDeserializer<?> reader) {
      super(reader);
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reader) {
      return new Checked(reader);
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
      Object value = super.deserialize(parser, context);
      if (!isFinite(value)) {
        throw InvalidFormatException.from(parser, TOO_LARGE, value, handledType());
      }
      return value;
    }
  }

  /** Jackson's own reader of this type is shown to no modifier. */
  static final class Maybe extends StdScalarDeserializer<OptionalDouble> {
    Maybe() {
      super(OptionalDouble.class);
    }

    @Override
    public @Nullable OptionalDouble deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.currentToken().isNumeric()) {
        return (OptionalDouble) context.handleUnexpectedToken(OptionalDouble.class, parser);
      }
      double number = parser.getDoubleValue();
      if (!Double.isFinite(number)) {
        throw InvalidFormatException.from(parser, TOO_LARGE, number, OptionalDouble.class);
      }
      return OptionalDouble.of(number);
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
      return OptionalDouble.empty();
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      return OptionalDouble.empty();
    }
  }

  private static boolean isFinite(@Nullable Object value) {
    return switch (value) {
      case null -> true;
      case Double number -> Double.isFinite(number);
      case Float number -> Float.isFinite(number);
      // Where the type leaves it open, it is as large as it may be when it comes as a double.
      case BigDecimal number -> Double.isFinite(number.doubleValue());
      case double[] numbers -> DoubleStream.of(numbers).allMatch(Double::isFinite);
      case float[] numbers -> isFinite(numbers);
      case List<?> list -> list.stream().allMatch(FiniteNumbers::isFinite);
      case Map<?, ?> map -> map.values().stream().allMatch(FiniteNumbers::isFinite);
      default -> true;
    };
  }

  private static boolean isFinite(float[] numbers) {
    for (float number : numbers) {
      if (!Float.isFinite(number)) {
        return false;
      }
    }
    return true;
  }
}
