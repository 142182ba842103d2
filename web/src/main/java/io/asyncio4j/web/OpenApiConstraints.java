package io.asyncio4j.web;

import jakarta.validation.Constraint;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hibernate.validator.constraints.Length;
import org.hibernate.validator.constraints.Range;
import org.hibernate.validator.constraints.URL;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Constraints of Jakarta Validation as keywords of JSON Schema, those that it has a word for. */
final class OpenApiConstraints {
  private OpenApiConstraints() {}

  /** Adds to {@code schema} what is asked of the values of a component or parameter. */
  static void apply(@Nullable AnnotatedElement element, ObjectNode schema) {
    if (element != null) {
      annotations(element).forEach(annotation -> apply(annotation, schema));
    }
  }

  /** With those on its type and, of a component, on its field: the same one is not there twice. */
  private static Set<Annotation> annotations(AnnotatedElement element) {
    var all = new LinkedHashSet<Annotation>(Arrays.asList(element.getAnnotations()));
    AnnotatedType type =
        switch (element) {
          case RecordComponent component -> component.getAnnotatedType();
          case Parameter parameter -> parameter.getAnnotatedType();
          default -> null;
        };
    if (type != null) {
      all.addAll(Arrays.asList(type.getAnnotations()));
    }
    if (element instanceof RecordComponent component) {
      try {
        all.addAll(
            Arrays.asList(
                component
                    .getDeclaringRecord()
                    .getDeclaredField(component.getName())
                    .getAnnotations()));
      } catch (NoSuchFieldException e) {
        throw new AssertionError("each component has a field of its name", e);
      }
    }
    return all;
  }

  private static void apply(Annotation annotation, ObjectNode schema) {
    switch (annotation) {
      case Min min -> schema.put("minimum", min.value());
      case Max max -> schema.put("maximum", max.value());
      case DecimalMin min ->
          schema.put(min.inclusive() ? "minimum" : "exclusiveMinimum", new BigDecimal(min.value()));
      case DecimalMax max ->
          schema.put(max.inclusive() ? "maximum" : "exclusiveMaximum", new BigDecimal(max.value()));
      case Range range -> {
        schema.put("minimum", range.min());
        schema.put("maximum", range.max());
      }
      case Positive _ -> schema.put("exclusiveMinimum", 0);
      case PositiveOrZero _ -> schema.put("minimum", 0);
      case Negative _ -> schema.put("exclusiveMaximum", 0);
      case NegativeOrZero _ -> schema.put("maximum", 0);
      case Digits digits -> digits(digits, schema);
      case Size size -> size(size.min(), size.max(), schema);
      case Length length -> size(length.min(), length.max(), schema);
      case NotEmpty _ -> size(1, Integer.MAX_VALUE, schema);
      case NotBlank _ -> {
        size(1, Integer.MAX_VALUE, schema);
        pattern("\\S", schema);
      }
      // Flags have no counterpart there: then nothing is said rather than something wrong.
      case Pattern pattern when pattern.flags().length == 0 ->
          pattern("^(?:" + pattern.regexp() + ")$", schema);
      case Email _ -> schema.put("format", "email");
      case URL _ -> schema.put("format", "uri");
      case org.hibernate.validator.constraints.UUID _ -> schema.put("format", "uuid");
      case UniqueElements _ -> schema.put("uniqueItems", true);
      case AssertTrue _ -> schema.put("const", true);
      case AssertFalse _ -> schema.put("const", false);
      default -> applyParts(annotation, schema);
    }
  }

  /** Several of one kind are wrapped into one annotation; a constraint may be made of others. */
  private static void applyParts(Annotation annotation, ObjectNode schema) {
    Class<? extends Annotation> type = annotation.annotationType();
    try {
      if (type.getMethod("value").invoke(annotation) instanceof Annotation[] several) {
        for (Annotation one : several) {
          apply(one, schema);
        }
      }
    } catch (ReflectiveOperationException e) {
      // It has no value, so it wraps nothing.
    }
    if (type.isAnnotationPresent(Constraint.class)
        && !type.getPackageName().startsWith("jakarta.validation")) {
      for (Annotation part : type.getAnnotations()) {
        if (part.annotationType().isAnnotationPresent(Constraint.class)) {
          apply(part, schema);
        }
      }
    }
  }

  private static void digits(Digits digits, ObjectNode schema) {
    if (!isOf(schema, "string")) {
      BigDecimal bound = BigDecimal.TEN.pow(digits.integer());
      schema.put("exclusiveMaximum", bound);
      schema.put("exclusiveMinimum", bound.negate());
    }
  }

  private static void size(int min, int max, ObjectNode schema) {
    String what =
        isOf(schema, "array") ? "Items" : isOf(schema, "object") ? "Properties" : "Length";
    if (min > 0) {
      schema.put("min" + what, Math.max(min, schema.path("min" + what).asInt(0)));
    }
    if (max < Integer.MAX_VALUE) {
      schema.put("max" + what, max);
    }
  }

  private static void pattern(String pattern, ObjectNode schema) {
    if (schema.has("pattern")) {
      schema.withArray("allOf").addObject().put("pattern", pattern);
    } else {
      schema.put("pattern", pattern);
    }
  }

  private static boolean isOf(ObjectNode schema, String type) {
    return schema.path("type").asString("").equals(type);
  }
}
