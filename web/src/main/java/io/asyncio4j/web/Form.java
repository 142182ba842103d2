package io.asyncio4j.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Taken from a form, urlencoded or with files. A record takes its components from the form one by
 * one; {@link Upload} is a file.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
public @interface Form {
  /** The field's name; the component's or parameter's own unless given. */
  String value() default "";

  /**
   * What it is when the request has none, as it would stand there; without it, and without {@code
   * Optional} or {@code @Nullable}, the request must have one.
   */
  String def() default Unset.TEXT;
}
