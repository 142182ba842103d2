package io.asyncio4j.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the API's description says of a type, component, parameter or method, where no Javadoc says
 * it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.TYPE,
  ElementType.METHOD,
  ElementType.RECORD_COMPONENT,
  ElementType.PARAMETER,
  ElementType.FIELD
})
public @interface Doc {
  /** Text, in Markdown; the first line of a method's is its summary. */
  String value() default "";

  /** A value as it might be, in JSON or as text. */
  String example() default "";

  /** Whether the description leaves it out. */
  boolean hidden() default false;
}
