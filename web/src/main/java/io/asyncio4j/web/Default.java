package io.asyncio4j.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a property of a JSON body is when the body has none, or a parameter when the request has
 * none:
 *
 * <pre>{@code
 * record Item(String name, double price, @Default("0.19") double tax) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
public @interface Default {
  /**
   * The value as it would stand in the JSON, where a string may go without its quotation marks, or
   * in the request; several by commas.
   */
  String value();
}
