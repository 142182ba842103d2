package io.asyncio4j.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Taken from the body, as JSON: a record, a list, a map, a number; text and bytes as they come.
 * Where several components are, the body is an object with a property for each. On a component of a
 * response that carries a {@link Status}, its body.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
public @interface Body {
  /** Whether the body is an object with this as its property even if it is the only one. */
  boolean embed() default false;
}
