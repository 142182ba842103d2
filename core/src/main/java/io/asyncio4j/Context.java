package io.asyncio4j;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of the context variables, immutable: copying a context is sharing it. Programs have a
 * handful of variables, so a flat array of pairs beats a tree.
 */
final class Context {
  static final Context EMPTY = new Context(new Object[0]);

  /** The context of a thread that runs no loop; none is the empty one. */
  private static final ThreadLocal<@Nullable Context> OF_THREAD = new ThreadLocal<>();

  private final @Nullable Object[] pairs;

  private Context(@Nullable Object[] pairs) {
    this.pairs = pairs;
  }

  /** The context the caller runs in: its coroutine's, its callback's or its thread's. */
  static Context current() {
    EventLoop loop = EventLoop.currentOrNull();
    if (loop != null) {
      return loop.context();
    }
    Context context = OF_THREAD.get();
    return context == null ? EMPTY : context;
  }

  /** Makes {@code context} the one the caller runs in. */
  static void setCurrent(Context context) {
    EventLoop loop = EventLoop.currentOrNull();
    if (loop == null) {
      OF_THREAD.set(context);
    } else {
      loop.setContext(context);
    }
  }

  /** What {@link #current()} belongs to: a coroutine, a callback or a thread. */
  static Object owner() {
    EventLoop loop = EventLoop.currentOrNull();
    return loop == null ? Thread.currentThread() : loop.contextOwner();
  }

  boolean has(ContextVar<?> variable) {
    return find(variable) >= 0;
  }

  @Nullable Object get(ContextVar<?> variable) {
    return pairs[find(variable) + 1];
  }

  Context with(ContextVar<?> variable, @Nullable Object value) {
    int at = find(variable);
    @Nullable Object[] changed;
    if (at >= 0) {
      changed = pairs.clone();
    } else {
      at = pairs.length;
      changed = Arrays.copyOf(pairs, at + 2);
      changed[at] = variable;
    }
    changed[at + 1] = value;
    return new Context(changed);
  }

  Context without(ContextVar<?> variable) {
    int at = find(variable);
    if (at < 0) {
      return this;
    }
    @Nullable Object[] changed = Arrays.copyOf(pairs, pairs.length - 2);
    System.arraycopy(pairs, at + 2, changed, at, pairs.length - at - 2);
    return new Context(changed);
  }

  private int find(ContextVar<?> variable) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i] == variable) {
        return i;
      }
    }
    return -1;
  }
}
