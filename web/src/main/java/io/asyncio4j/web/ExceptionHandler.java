package io.asyncio4j.web;

import io.asyncio4j.http.server.ServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Answers an exception that an endpoint threw.
 *
 * @param <E> its class
 */
@FunctionalInterface
public interface ExceptionHandler<E extends Exception> {
  /** Returns what is answered, as an endpoint does; or throws it, or another one, on. */
  @Nullable Object handle(E exception, ServerRequest request) throws Exception;
}
