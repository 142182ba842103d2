package io.asyncio4j.web;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a parameter or component that is to be bound.
 *
 * @param name null when nothing says it
 */
record Target(@Nullable String name, Type type, AnnotatedElement element) {
  private static final List<Class<? extends Annotation>> PLACES =
      List.of(Path.class, Query.class, Header.class, Cookie.class, Form.class, Body.class);

  Target(RecordComponent component) {
    this(component.getName(), component.getGenericType(), component);
  }

  Target(Signature.Param param) {
    this(param.name(), param.type(), param.annotations());
  }

  Class<?> raw() {
    return Types.raw(type);
  }

  boolean has(Class<? extends Annotation> annotation) {
    return element.isAnnotationPresent(annotation);
  }

  @Override
  public String toString() {
    return Types.name(type) + (name == null ? "" : " " + name);
  }

  /** The annotation that says where it comes from; null when none does. */
  @Nullable Annotation place() {
    for (Class<? extends Annotation> type : PLACES) {
      Annotation annotation = element.getAnnotation(type);
      if (annotation != null) {
        return annotation;
      }
    }
    return null;
  }

  boolean isAnnotated() {
    return place() != null;
  }
}
