package io.asyncio4j.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The status with which a response type is answered, or a method of a class of endpoints. The types
 * that a sealed interface permits each have one:
 *
 * <pre>{@code
 * sealed interface Result {
 *   @Status(201)
 *   record Created(@Header String location, @Body Item item) implements Result {}
 *
 *   @Status(409)
 *   record Conflict(String detail) implements Result {}
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Status {
  /** 200 to 599. */
  int value();
}
