package io.asyncio4j.web.observe;

import io.asyncio4j.ContextVar;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.ContextStorageProvider;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Keeps OpenTelemetry's context in a {@link ContextVar}, so that a span that is current in a
 * coroutine is also in the tasks that it creates, in {@code gather} and in {@code toThread}; a
 * thread local, which OpenTelemetry uses by itself, ends at the coroutine. On threads without a
 * loop it is as that one.
 *
 * <p>OpenTelemetry finds it by itself, unless something else provides a storage: then the system
 * property {@code io.opentelemetry.context.contextStorageProvider} has to name {@link Provider}.
 * With {@code opentelemetry-sdk-testing} on the class path a test has to say {@code
 * SettableContextStorageProvider.setContextStorage(new CoroutineContextStorage())}.
 */
public final class CoroutineContextStorage implements ContextStorage {
  private static final System.Logger LOGGER = System.getLogger("io.asyncio4j.web");
  private static final ContextVar<@Nullable Context> CURRENT =
      ContextVar.of("OpenTelemetry context", null);

  /** Makes one; they all share what they keep. */
  public CoroutineContextStorage() {}

  /** By which OpenTelemetry finds the storage. */
  public static final class Provider implements ContextStorageProvider {
    /** For OpenTelemetry. */
    public Provider() {}

    @Override
    public ContextStorage get() {
      return new CoroutineContextStorage();
    }
  }

  @Override
  public @Nullable Context current() {
    return CURRENT.get();
  }

  @Override
  public Scope attach(@Nullable Context context) {
    Context before = CURRENT.get();
    if (context == null || context == before) {
      return Scope.noop();
    }
    var _ = CURRENT.set(context);
    return new Attached(context, before);
  }

  private static final class Attached implements Scope {
    private final Context context;
    private final @Nullable Context before;
    private boolean closed;

    Attached(Context context, @Nullable Context before) {
      this.context = context;
      this.before = before;
    }

    @Override
    public void close() {
      if (closed) {
        return;
      }
      if (CURRENT.get() != context) {
        LOGGER.log(
            System.Logger.Level.DEBUG,
            "a scope of OpenTelemetry is not closed where it was opened, or not the last one"
                + " first; it stays as it is");
        return;
      }
      closed = true;
      var _ = CURRENT.set(before);
    }
  }

  /** Whether OpenTelemetry keeps its context here. */
  static boolean isUsed() {
    Context probe = Context.root().with(io.opentelemetry.context.ContextKey.named("probe"), true);
    try (var _ = probe.makeCurrent()) {
      return CURRENT.get() == probe;
    }
  }
}
