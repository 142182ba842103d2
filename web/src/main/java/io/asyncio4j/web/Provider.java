package io.asyncio4j.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an app comes by the objects of a type that endpoints and other providers ask for: one for the
 * app as long as it runs, or one for each request that needs it.
 *
 * @param <T> the type
 * @see App#provide
 * @see App#perRequest
 */
public final class Provider<T> {
  private final Class<T> type;
  private final boolean perApp;
  private final Endpoint maker;
  private final Signature signature;
  private Ending<? super T> ending = Provider::closeIfClosable;
  private @Nullable SecurityScheme security;
  private List<String> scopes = List.of();

  /** What is done with an object that is needed no more. */
  @FunctionalInterface
  public interface Ending<T> {
    /**
     * Ends its use.
     *
     * @param failure what the endpoint or another provider threw; null when all went well
     */
    void end(T object, @Nullable Throwable failure) throws Exception;
  }

  Provider(Class<T> type, boolean perApp, Endpoint maker) {
    this.type = Objects.requireNonNull(type, "type");
    this.perApp = perApp;
    this.maker = Objects.requireNonNull(maker, "maker");
    this.signature = Signature.of(maker);
  }

  private Provider(Class<T> type, Endpoint maker, Signature signature) {
    this.type = type;
    this.perApp = false;
    this.maker = maker;
    this.signature = signature;
  }

  /** A provider of a record that is made of the request alone. */
  static <T> Provider<T> ofRecord(Class<T> record) {
    return new Provider<>(record, arguments -> arguments[0], Signature.ofOne(record));
  }

  /** A provider of nothing: all that matters is that {@code check} does not throw. */
  static Provider<Boolean> ofCheck(Endpoint check) {
    Endpoint maker =
        arguments -> {
          var _ = check.call(arguments);
          return true;
        };
    return new Provider<>(Boolean.class, maker, Signature.of(check));
  }

  private static void closeIfClosable(Object object, @Nullable Throwable failure) throws Exception {
    if (object instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  /** Leaves the objects open: somebody else closes them. */
  public Provider<T> keepOpen() {
    return endingWith((_, _) -> {});
  }

  /**
   * Ends the use of an object so, in place of closing it if it is {@link AutoCloseable}: to commit
   * or roll back, say. What it throws ends the request, which is answered only after it.
   */
  public Provider<T> endingWith(Ending<? super T> newEnding) {
    this.ending = Objects.requireNonNull(newEnding, "ending");
    return this;
  }

  /**
   * Says in the description that endpoints which need this need that proof, and these scopes of it.
   * It is the maker that asks for the proof and refuses.
   */
  public Provider<T> secured(SecurityScheme scheme, String... scopes) {
    this.security = Objects.requireNonNull(scheme, "scheme");
    this.scopes = List.of(scopes);
    return this;
  }

  /** Asks for the same proof as another. */
  Provider<T> securedLike(Provider<?> other) {
    this.security = other.security;
    this.scopes = other.scopes;
    return this;
  }

  /** What is provided. */
  public Class<T> type() {
    return type;
  }

  /** The proof that it asks for; null when it asks for none. */
  @Nullable SecurityScheme security() {
    return security;
  }

  /** What must be in the proof's scopes. */
  List<String> scopes() {
    return scopes;
  }

  boolean perApp() {
    return perApp;
  }

  Signature signature() {
    return signature;
  }

  Endpoint maker() {
    return maker;
  }

  /** Sees to the end of an object that this made. */
  void endWith(Object made, Resources resources) {
    T object = type.cast(made);
    resources.onClose(failure -> ending.end(object, failure));
  }

  @Override
  public String toString() {
    return "Provider[" + type.getName() + (perApp ? "" : ", per request") + "]";
  }
}
