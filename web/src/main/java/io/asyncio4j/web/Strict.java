package io.asyncio4j.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Refuses what the record has no component for, which is passed over else:
 *
 * <pre>{@code
 * @Strict
 * record Item(String name, double price) {}
 * }</pre>
 *
 * <p>In a JSON body these are other properties of the object that the record is made of; records
 * within it say so themselves. Of a record whose components are in the query or in a form these are
 * other parameters or fields, unless something else takes them that the endpoint is given.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Strict {}
