package io.asyncio4j.web;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What answers the requests of a route: a lambda or a method reference of up to three parameters,
 * each a record of what the request carries, something that the app {@linkplain App#provide
 * provides}, or a {@link io.asyncio4j.http.server.ServerRequest}. Called in the request's
 * coroutine.
 *
 * <p>Serializable, since from such a lambda its parameters' types can be learned.
 */
public interface Endpoint extends Serializable {
  /** Calls it with as many arguments as it has parameters. */
  @Nullable Object call(@Nullable Object[] arguments) throws Exception;

  /** With no parameter, returning what is answered. */
  @FunctionalInterface
  interface Of0<R extends @Nullable Object> extends Endpoint {
    /** Answers one request. */
    R handle() throws Exception;

    @Override
    default @Nullable Object call(@Nullable Object[] arguments) throws Exception {
      return handle();
    }
  }

  /** With no parameter; answered with 204. */
  @FunctionalInterface
  interface VoidOf0 extends Endpoint {
    /** Answers one request. */
    void handle() throws Exception;

    @Override
    default @Nullable Object call(@Nullable Object[] arguments) throws Exception {
      handle();
      return null;
    }
  }

  /** With one parameter, returning what is answered. */
  @FunctionalInterface
  interface Of1<A extends @Nullable Object, R extends @Nullable Object> extends Endpoint {
    /** Answers one request. */
    R handle(A a) throws Exception;

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // What may be null, its maker knows.
    default @Nullable Object call(@Nullable Object[] arguments) throws Exception {
      return handle((A) arguments[0]);
    }
  }

  /** With one parameter; answered with 204. */
  @FunctionalInterface
  interface VoidOf1<A extends @Nullable Object> extends Endpoint {
    /** Answers one request. */
    void handle(A a) throws Exception;

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // What may be null, its maker knows.
    default @Nullable Object call(@Nullable Object[] arguments) throws Exception {
      handle((A) arguments[0]);
      return null;
    }
  }

  /** With two parameters, returning what is answered. */
  @FunctionalInterface
  interface Of2<A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      extends Endpoint {
    /** Answers one request. */
    R handle(A a, B b) throws Exception;

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // What may be null, its maker knows.
    default @Nullable Object call(@Nullable Object[] arguments) throws Exception {
      return handle((A) arguments[0], (B) arguments[1]);
    }
  }

  /** With two parameters; answered with 204. */
  @FunctionalInterface
  interface VoidOf2<A extends @Nullable Object, B extends @Nullable Object> extends Endpoint {
    /** Answers one request. */
    void handle(A a, B b) throws Exception;

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // What may be null, its maker knows.
    default @Nullable Object call(@Nullable Object[] arguments) throws Exception {
      handle((A) arguments[0], (B) arguments[1]);
      return null;
    }
  }

  /** With three parameters, returning what is answered. */
  @FunctionalInterface
  interface Of3<
          A extends @Nullable Object,
          B extends @Nullable Object,
          C extends @Nullable Object,
          R extends @Nullable Object>
      extends Endpoint {
    /** Answers one request. */
    R handle(A a, B b, C c) throws Exception;

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // What may be null, its maker knows.
    default @Nullable Object call(@Nullable Object[] arguments) throws Exception {
      return handle((A) arguments[0], (B) arguments[1], (C) arguments[2]);
    }
  }

  /** With three parameters; answered with 204. */
  @FunctionalInterface
  interface VoidOf3<
          A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>
      extends Endpoint {
    /** Answers one request. */
    void handle(A a, B b, C c) throws Exception;

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // What may be null, its maker knows.
    default @Nullable Object call(@Nullable Object[] arguments) throws Exception {
      handle((A) arguments[0], (B) arguments[1], (C) arguments[2]);
      return null;
    }
  }
}
