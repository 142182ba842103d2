package io.asyncio4j.web;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value, or several, that the request has as text.
 *
 * @param type as the component or parameter has it
 * @param def as text; null when the request must have one
 * @param nullable whether it is null when the request has none
 */
record TextBinding(
    Place place,
    String name,
    Type type,
    Shape shape,
    TextReader reader,
    @Nullable String def,
    boolean nullable,
    AnnotatedElement element)
    implements Binding {

  /** How many values there may be, and in what they are handed over. */
  enum Shape {
    SINGLE,
    OPTIONAL,
    LIST,
    SET,
    ARRAY;

    /** The shape of a component or parameter of {@code type}. */
    static Shape of(Type type) {
      Class<?> raw = Types.raw(type);
      if (Components.isOptional(raw)) {
        return OPTIONAL;
      }
      if (raw.isArray() && raw != byte[].class) {
        return ARRAY;
      }
      if (Set.class.isAssignableFrom(raw)) {
        return SET;
      }
      return Collection.class.isAssignableFrom(raw) || raw == Iterable.class ? LIST : SINGLE;
    }

    /** The type of each of several values, or of an optional one. */
    static Type element(Type type) {
      Class<?> raw = Types.raw(type);
      if (raw == OptionalInt.class) {
        return int.class;
      }
      if (raw == OptionalLong.class) {
        return long.class;
      }
      if (raw == OptionalDouble.class) {
        return double.class;
      }
      return switch (of(type)) {
        case SINGLE -> type;
        case ARRAY -> raw.getComponentType();
        case OPTIONAL, LIST, SET -> Types.argument(type, 0);
      };
    }

    boolean isSeveral() {
      return this == LIST || this == SET || this == ARRAY;
    }
  }

  /** Whether the request must have it. */
  boolean required() {
    return def == null && !nullable && shape == Shape.SINGLE;
  }

  @Override
  public @Nullable Object bind(Call call) throws IOException {
    try {
      return shape.isSeveral() ? several(call) : single(call);
    } catch (IllegalArgumentException e) {
      return call.wrong(InvalidValue.at(place, name, String.valueOf(e.getMessage())));
    }
  }

  private @Nullable Object single(Call call) throws IOException {
    String text = text(call);
    if (text == null) {
      text = def;
    }
    if (text == null) {
      if (shape == Shape.OPTIONAL) {
        return optional(null);
      }
      return nullable ? null : call.wrong(InvalidValue.at(place, name, "is required"));
    }
    Object value = reader.read(text);
    return shape == Shape.OPTIONAL ? optional(value) : value;
  }

  private Object optional(@Nullable Object value) {
    Class<?> raw = Types.raw(type);
    if (raw == OptionalInt.class) {
      return value == null ? OptionalInt.empty() : OptionalInt.of((Integer) value);
    }
    if (raw == OptionalLong.class) {
      return value == null ? OptionalLong.empty() : OptionalLong.of((Long) value);
    }
    if (raw == OptionalDouble.class) {
      return value == null ? OptionalDouble.empty() : OptionalDouble.of((Double) value);
    }
    return Optional.ofNullable(value);
  }

  private Object several(Call call) throws IOException {
    List<String> texts = texts(call);
    if (texts.isEmpty() && def != null) {
      texts = def.isEmpty() ? List.of() : List.of(def.split(",", -1));
    }
    var values = new ArrayList<Object>(texts.size());
    for (String text : texts) {
      values.add(reader.read(text));
    }
    return switch (shape) {
      case SET -> Collections.unmodifiableSet(new LinkedHashSet<>(values));
      case ARRAY -> array(values);
      default -> Collections.unmodifiableList(values);
    };
  }

  private Object array(List<Object> values) {
    Object array = Array.newInstance(Types.raw(type).getComponentType(), values.size());
    for (int i = 0; i < values.size(); i++) {
      Array.set(array, i, values.get(i));
    }
    return array;
  }

  private @Nullable String text(Call call) throws IOException {
    return switch (place) {
      case PATH -> call.pathValue(name);
      case QUERY -> call.request().query(name);
      case HEADER -> call.request().header(name);
      case COOKIE -> call.cookie(name);
      case FORM -> {
        List<String> values = call.form().fields(name);
        yield values.isEmpty() ? null : values.getFirst();
      }
    };
  }

  private List<String> texts(Call call) throws IOException {
    return switch (place) {
      case PATH -> List.of(call.pathValue(name).split("/", -1));
      case QUERY -> call.request().query().all(name);
      case HEADER -> call.request().headers().all(name);
      case COOKIE -> {
        String text = call.cookie(name);
        yield text == null ? List.of() : List.of(text);
      }
      case FORM -> call.form().fields(name);
    };
  }
}
