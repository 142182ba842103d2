package io.asyncio4j;

import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A variable whose value belongs to the task: every task starts with a copy of its creator's
 * values, and what it sets is not seen outside. So a request id set at the top of a request is
 * there in everything the request starts.
 *
 * <pre>{@code
 * static final ContextVar<String> REQUEST = ContextVar.of("request");
 *
 * var token = REQUEST.set("r-17");
 * try {
 *   gather(() -> load(), () -> check());  // both see r-17
 * } finally {
 *   REQUEST.reset(token);
 * }
 * }</pre>
 *
 * <p>Callbacks and timers run in a copy of the context of whoever registered them. A plain thread
 * has a context of its own. Any thread may use a variable.
 *
 * @param <T> the value
 */
public final class ContextVar<T extends @Nullable Object> {
  private final String name;
  private final boolean hasDefault;
  private final @Nullable T defaultValue;

  private ContextVar(String name, boolean hasDefault, @Nullable T defaultValue) {
    this.name = Objects.requireNonNull(name, "name");
    this.hasDefault = hasDefault;
    this.defaultValue = defaultValue;
  }

  /** A variable without a default: {@link #get()} fails where no value was set. */
  public static <T extends @Nullable Object> ContextVar<T> of(String name) {
    return new ContextVar<>(name, false, null);
  }

  /** A variable that has {@code defaultValue} where no value was set. */
  public static <T extends @Nullable Object> ContextVar<T> of(String name, T defaultValue) {
    return new ContextVar<>(name, true, defaultValue);
  }

  /** The name, for people. */
  public String name() {
    return name;
  }

  /**
   * The value in the current context, else the default.
   *
   * @throws NoSuchElementException when there is neither
   */
  @SuppressWarnings({"unchecked", "NullAway"})
  public T get() {
    Context context = Context.current();
    if (context.has(this)) {
      return (T) context.get(this);
    }
    if (!hasDefault) {
      throw new NoSuchElementException(
          "the context variable '" + name + "' has no value here and no default; set it first");
    }
    return defaultValue;
  }

  /** The value in the current context, else {@code otherwise}, whatever the default. */
  @SuppressWarnings({"unchecked", "NullAway"})
  public T get(T otherwise) {
    Context context = Context.current();
    return context.has(this) ? (T) context.get(this) : otherwise;
  }

  /** Sets the value in the current context. The token brings the previous one back. */
  public Token<T> set(T value) {
    Context before = Context.current();
    Context.setCurrent(before.with(this, value));
    return new Token<>(this, Context.owner(), before);
  }

  /**
   * Brings back the value from before the {@link #set} that gave {@code token}.
   *
   * @throws IllegalStateException when the token was used already, was made in another context, or
   *     is another variable's
   */
  public void reset(Token<T> token) {
    Objects.requireNonNull(token, "token");
    if (token.variable != this) {
      throw new IllegalStateException(
          "the token is of the context variable '"
              + token.variable.name
              + "', not '"
              + name
              + "'; reset it on the variable that gave it");
    }
    Context before = token.use();
    Context now = Context.current();
    Context.setCurrent(before.has(this) ? now.with(this, before.get(this)) : now.without(this));
  }

  /**
   * Runs {@code body} in the calling coroutine with a copy of its context, as {@code
   * copy_context().run} does: when it is over, the caller's variables have their values again,
   * whatever it has set. For a coroutine that serves one request after the other.
   */
  public static <T extends @Nullable Object, X extends Exception> T isolated(Coroutine<T, X> body)
      throws X {
    Objects.requireNonNull(body, "body");
    Context before = Context.current();
    try {
      return body.call();
    } finally {
      Context.setCurrent(before);
    }
  }

  @Override
  public String toString() {
    return "ContextVar[" + name + "]";
  }

  /**
   * What {@link ContextVar#set} gives, for {@link ContextVar#reset}.
   *
   * @param <T> the variable's value
   */
  public static final class Token<T extends @Nullable Object> {
    private final ContextVar<T> variable;
    private final Object owner;
    private @Nullable Context before;

    private Token(ContextVar<T> variable, Object owner, Context before) {
      this.variable = variable;
      this.owner = owner;
      this.before = before;
    }

    private Context use() {
      Context context = before;
      if (context == null) {
        throw new IllegalStateException(
            "this token of '"
                + variable.name
                + "' has already been used once; reset every token once, or set() again");
      }
      if (owner != Context.owner()) {
        throw new IllegalStateException(
            "this token of '"
                + variable.name
                + "' was made in another context, that of "
                + owner
                + "; reset it where it was set");
      }
      before = null;
      return context;
    }
  }
}
