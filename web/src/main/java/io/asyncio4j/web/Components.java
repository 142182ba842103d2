package io.asyncio4j.web;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What is asked of records' components and methods' parameters. */
final class Components {
  private Components() {}

  /** Whether {@code type} is {@code Optional} or one of its kin. */
  static boolean isOptional(Type type) {
    Class<?> raw = Types.raw(type);
    return raw == Optional.class
        || raw == OptionalInt.class
        || raw == OptionalLong.class
        || raw == OptionalDouble.class;
  }

  /** Whether an annotation named Nullable, of whatever package, is on it or on its type. */
  static boolean isNullable(AnnotatedElement element) {
    return hasNullable(element.getAnnotations())
        || switch (element) {
          case RecordComponent component -> isNullable(component.getAnnotatedType());
          case Parameter parameter -> isNullable(parameter.getAnnotatedType());
          default -> false;
        };
  }

  private static boolean isNullable(AnnotatedType type) {
    return hasNullable(type.getAnnotations());
  }

  private static boolean hasNullable(Annotation[] annotations) {
    return Arrays.stream(annotations)
        .anyMatch(a -> a.annotationType().getSimpleName().equals("Nullable"));
  }

  /** Whether a JSON object must have the property of this component. */
  static boolean isRequired(RecordComponent component) {
    return !isOptional(component.getGenericType())
        && !component.isAnnotationPresent(Default.class)
        && !isNullable(component);
  }

  /** A component's name as header fields are written: {@code userAgent} is {@code User-Agent}. */
  static String headerName(String name) {
    var header = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (i == 0) {
        header.append(Character.toUpperCase(c));
      } else if (Character.isUpperCase(c)) {
        header.append('-').append(c);
      } else {
        header.append(c == '_' ? '-' : c);
      }
    }
    return header.toString();
  }
}
