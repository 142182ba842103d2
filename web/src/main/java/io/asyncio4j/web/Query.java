package io.asyncio4j.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Taken from the query, {@code ?name=value}. A list takes every value of the name; a record takes
 * its components from the query one by one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
public @interface Query {
  /** The name in the query; the component's or parameter's own unless given. */
  String value() default "";

  /**
   * What it is when the request has none, as it would stand there; without it, and without {@code
   * Optional} or {@code @Nullable}, the request must have one.
   */
  String def() default Unset.TEXT;
}
