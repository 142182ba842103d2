package io.asyncio4j.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Taken from a header field of the request. On a component of a response that carries a {@link
 * Status}, sent as one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
public @interface Header {
  /**
   * The field's name; unless given, the component's own as fields are written: {@code userAgent} is
   * {@code User-Agent}.
   */
  String value() default "";

  /**
   * What it is when the request has none, as it would stand there; without it, and without {@code
   * Optional} or {@code @Nullable}, the request must have one.
   */
  String def() default Unset.TEXT;
}
