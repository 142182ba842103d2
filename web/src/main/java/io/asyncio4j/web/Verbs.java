package io.asyncio4j.web;

import org.jspecify.annotations.Nullable;

/**
 * A method for each HTTP method, for endpoints of up to three parameters with and without a result:
 * all of them are {@link #route(String, String, Endpoint)}.
 *
 * <p>The overloads are unambiguous where a lambda's parameters have their types written out, as
 * they must.
 */
@SuppressWarnings("overloads")
public interface Verbs {
  /**
   * Adds a route.
   *
   * @param method the HTTP method, such as {@code GET}
   * @param path such as <code>/items/{id}</code>; <code>{*rest}</code> at the end takes all that
   *     follows
   * @return the route, to say more of it
   * @throws IllegalArgumentException when the path cannot be read
   */
  Route route(String method, String path, Endpoint endpoint);

  /** Adds a route: {@link #route(String, String, Endpoint)}. */
  default <R extends @Nullable Object> Route route(
      String method, String path, Endpoint.Of0<R> endpoint) {
    return route(method, path, (Endpoint) endpoint);
  }

  /** Adds a route: {@link #route(String, String, Endpoint)}. */
  default Route route(String method, String path, Endpoint.VoidOf0 endpoint) {
    return route(method, path, (Endpoint) endpoint);
  }

  /** Adds a route: {@link #route(String, String, Endpoint)}. */
  default <A extends @Nullable Object, R extends @Nullable Object> Route route(
      String method, String path, Endpoint.Of1<A, R> endpoint) {
    return route(method, path, (Endpoint) endpoint);
  }

  /** Adds a route: {@link #route(String, String, Endpoint)}. */
  default <A extends @Nullable Object> Route route(
      String method, String path, Endpoint.VoidOf1<A> endpoint) {
    return route(method, path, (Endpoint) endpoint);
  }

  /** Adds a route: {@link #route(String, String, Endpoint)}. */
  default <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      Route route(String method, String path, Endpoint.Of2<A, B, R> endpoint) {
    return route(method, path, (Endpoint) endpoint);
  }

  /** Adds a route: {@link #route(String, String, Endpoint)}. */
  default <A extends @Nullable Object, B extends @Nullable Object> Route route(
      String method, String path, Endpoint.VoidOf2<A, B> endpoint) {
    return route(method, path, (Endpoint) endpoint);
  }

  /** Adds a route: {@link #route(String, String, Endpoint)}. */
  default <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object>
      Route route(String method, String path, Endpoint.Of3<A, B, C, R> endpoint) {
    return route(method, path, (Endpoint) endpoint);
  }

  /** Adds a route: {@link #route(String, String, Endpoint)}. */
  default <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>
      Route route(String method, String path, Endpoint.VoidOf3<A, B, C> endpoint) {
    return route(method, path, (Endpoint) endpoint);
  }

  /** Answers GET requests. */
  default <R extends @Nullable Object> Route get(String path, Endpoint.Of0<R> endpoint) {
    return route("GET", path, endpoint);
  }

  /** Answers GET requests. */
  default Route get(String path, Endpoint.VoidOf0 endpoint) {
    return route("GET", path, endpoint);
  }

  /** Answers GET requests. */
  default <A extends @Nullable Object, R extends @Nullable Object> Route get(
      String path, Endpoint.Of1<A, R> endpoint) {
    return route("GET", path, endpoint);
  }

  /** Answers GET requests. */
  default <A extends @Nullable Object> Route get(String path, Endpoint.VoidOf1<A> endpoint) {
    return route("GET", path, endpoint);
  }

  /** Answers GET requests. */
  default <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      Route get(String path, Endpoint.Of2<A, B, R> endpoint) {
    return route("GET", path, endpoint);
  }

  /** Answers GET requests. */
  default <A extends @Nullable Object, B extends @Nullable Object> Route get(
      String path, Endpoint.VoidOf2<A, B> endpoint) {
    return route("GET", path, endpoint);
  }

  /** Answers GET requests. */
  default <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object>
      Route get(String path, Endpoint.Of3<A, B, C, R> endpoint) {
    return route("GET", path, endpoint);
  }

  /** Answers GET requests. */
  default <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>
      Route get(String path, Endpoint.VoidOf3<A, B, C> endpoint) {
    return route("GET", path, endpoint);
  }

  /** Answers POST requests. */
  default <R extends @Nullable Object> Route post(String path, Endpoint.Of0<R> endpoint) {
    return route("POST", path, endpoint);
  }

  /** Answers POST requests. */
  default Route post(String path, Endpoint.VoidOf0 endpoint) {
    return route("POST", path, endpoint);
  }

  /** Answers POST requests. */
  default <A extends @Nullable Object, R extends @Nullable Object> Route post(
      String path, Endpoint.Of1<A, R> endpoint) {
    return route("POST", path, endpoint);
  }

  /** Answers POST requests. */
  default <A extends @Nullable Object> Route post(String path, Endpoint.VoidOf1<A> endpoint) {
    return route("POST", path, endpoint);
  }

  /** Answers POST requests. */
  default <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      Route post(String path, Endpoint.Of2<A, B, R> endpoint) {
    return route("POST", path, endpoint);
  }

  /** Answers POST requests. */
  default <A extends @Nullable Object, B extends @Nullable Object> Route post(
      String path, Endpoint.VoidOf2<A, B> endpoint) {
    return route("POST", path, endpoint);
  }

  /** Answers POST requests. */
  default <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object>
      Route post(String path, Endpoint.Of3<A, B, C, R> endpoint) {
    return route("POST", path, endpoint);
  }

  /** Answers POST requests. */
  default <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>
      Route post(String path, Endpoint.VoidOf3<A, B, C> endpoint) {
    return route("POST", path, endpoint);
  }

  /** Answers PUT requests. */
  default <R extends @Nullable Object> Route put(String path, Endpoint.Of0<R> endpoint) {
    return route("PUT", path, endpoint);
  }

  /** Answers PUT requests. */
  default Route put(String path, Endpoint.VoidOf0 endpoint) {
    return route("PUT", path, endpoint);
  }

  /** Answers PUT requests. */
  default <A extends @Nullable Object, R extends @Nullable Object> Route put(
      String path, Endpoint.Of1<A, R> endpoint) {
    return route("PUT", path, endpoint);
  }

  /** Answers PUT requests. */
  default <A extends @Nullable Object> Route put(String path, Endpoint.VoidOf1<A> endpoint) {
    return route("PUT", path, endpoint);
  }

  /** Answers PUT requests. */
  default <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      Route put(String path, Endpoint.Of2<A, B, R> endpoint) {
    return route("PUT", path, endpoint);
  }

  /** Answers PUT requests. */
  default <A extends @Nullable Object, B extends @Nullable Object> Route put(
      String path, Endpoint.VoidOf2<A, B> endpoint) {
    return route("PUT", path, endpoint);
  }

  /** Answers PUT requests. */
  default <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object>
      Route put(String path, Endpoint.Of3<A, B, C, R> endpoint) {
    return route("PUT", path, endpoint);
  }

  /** Answers PUT requests. */
  default <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>
      Route put(String path, Endpoint.VoidOf3<A, B, C> endpoint) {
    return route("PUT", path, endpoint);
  }

  /** Answers PATCH requests. */
  default <R extends @Nullable Object> Route patch(String path, Endpoint.Of0<R> endpoint) {
    return route("PATCH", path, endpoint);
  }

  /** Answers PATCH requests. */
  default Route patch(String path, Endpoint.VoidOf0 endpoint) {
    return route("PATCH", path, endpoint);
  }

  /** Answers PATCH requests. */
  default <A extends @Nullable Object, R extends @Nullable Object> Route patch(
      String path, Endpoint.Of1<A, R> endpoint) {
    return route("PATCH", path, endpoint);
  }

  /** Answers PATCH requests. */
  default <A extends @Nullable Object> Route patch(String path, Endpoint.VoidOf1<A> endpoint) {
    return route("PATCH", path, endpoint);
  }

  /** Answers PATCH requests. */
  default <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      Route patch(String path, Endpoint.Of2<A, B, R> endpoint) {
    return route("PATCH", path, endpoint);
  }

  /** Answers PATCH requests. */
  default <A extends @Nullable Object, B extends @Nullable Object> Route patch(
      String path, Endpoint.VoidOf2<A, B> endpoint) {
    return route("PATCH", path, endpoint);
  }

  /** Answers PATCH requests. */
  default <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object>
      Route patch(String path, Endpoint.Of3<A, B, C, R> endpoint) {
    return route("PATCH", path, endpoint);
  }

  /** Answers PATCH requests. */
  default <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>
      Route patch(String path, Endpoint.VoidOf3<A, B, C> endpoint) {
    return route("PATCH", path, endpoint);
  }

  /** Answers DELETE requests. */
  default <R extends @Nullable Object> Route delete(String path, Endpoint.Of0<R> endpoint) {
    return route("DELETE", path, endpoint);
  }

  /** Answers DELETE requests. */
  default Route delete(String path, Endpoint.VoidOf0 endpoint) {
    return route("DELETE", path, endpoint);
  }

  /** Answers DELETE requests. */
  default <A extends @Nullable Object, R extends @Nullable Object> Route delete(
      String path, Endpoint.Of1<A, R> endpoint) {
    return route("DELETE", path, endpoint);
  }

  /** Answers DELETE requests. */
  default <A extends @Nullable Object> Route delete(String path, Endpoint.VoidOf1<A> endpoint) {
    return route("DELETE", path, endpoint);
  }

  /** Answers DELETE requests. */
  default <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      Route delete(String path, Endpoint.Of2<A, B, R> endpoint) {
    return route("DELETE", path, endpoint);
  }

  /** Answers DELETE requests. */
  default <A extends @Nullable Object, B extends @Nullable Object> Route delete(
      String path, Endpoint.VoidOf2<A, B> endpoint) {
    return route("DELETE", path, endpoint);
  }

  /** Answers DELETE requests. */
  default <
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object>
      Route delete(String path, Endpoint.Of3<A, B, C, R> endpoint) {
    return route("DELETE", path, endpoint);
  }

  /** Answers DELETE requests. */
  default <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>
      Route delete(String path, Endpoint.VoidOf3<A, B, C> endpoint) {
    return route("DELETE", path, endpoint);
  }
}
