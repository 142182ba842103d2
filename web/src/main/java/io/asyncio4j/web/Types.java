package io.asyncio4j.web;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;

/** What is asked of types. */
final class Types {
  private Types() {}

  /** The class of {@code type}, without what stands in angle brackets. */
  static Class<?> raw(Type type) {
    return switch (type) {
      case Class<?> raw -> raw;
      case ParameterizedType parameterized -> (Class<?>) parameterized.getRawType();
      case GenericArrayType array -> raw(array.getGenericComponentType()).arrayType();
      case TypeVariable<?> variable -> raw(variable.getBounds()[0]);
      case WildcardType wildcard -> raw(wildcard.getUpperBounds()[0]);
      default -> Object.class;
    };
  }

  /** What stands in angle brackets at {@code index}; {@code Object} when nothing is known. */
  static Type argument(Type type, int index) {
    if (type instanceof ParameterizedType parameterized) {
      Type argument = parameterized.getActualTypeArguments()[index];
      return argument instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : argument;
    }
    return Object.class;
  }

  /** What stands in angle brackets first; {@code Object} when nothing does. */
  static Type argumentOrObject(Type type) {
    return type instanceof ParameterizedType ? argument(type, 0) : Object.class;
  }

  /** A type as it stands in source, without packages. */
  static String name(Type type) {
    return type.getTypeName().replaceAll("[a-z_][\\w]*[.]", "").replace('$', '.');
  }
}
