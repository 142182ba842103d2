package io.asyncio4j;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Keeps name look-ups off the loop: {@link InetAddress#getByName} and all that goes through it
 * suspend a coroutine instead of holding its loop. The JDK finds this provider by itself; programs
 * have no use for it.
 *
 * <p>The names are resolved by the JDK's built-in resolver, for coroutines in a few threads of
 * their own, so that a default executor that is busy delays none. Any other caller, and a coroutine
 * that cannot be suspended where it is, calls that resolver directly. A coroutine that is cancelled
 * during a look-up stops waiting for it; the look-up itself goes on, since the system offers no way
 * to stop it.
 */
public final class LoopResolverProvider extends InetAddressResolverProvider {
  private static final int THREADS = 8;

  private static final Executor POOL = DaemonPool.of("asyncio4j-resolver-", THREADS);

  /** For the JDK's {@code ServiceLoader}. */
  public LoopResolverProvider() {}

  @Override
  public InetAddressResolver get(Configuration configuration) {
    return resolver(Objects.requireNonNull(configuration, "configuration").builtinResolver());
  }

  static InetAddressResolver resolver(InetAddressResolver builtin) {
    return new LoopResolver(builtin);
  }

  @Override
  public String name() {
    return "asyncio4j";
  }

  private record LoopResolver(InetAddressResolver builtin) implements InetAddressResolver {
    @Override
    public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
        throws UnknownHostException {
      return Arrays.stream(
          offLoop(() -> builtin.lookupByName(host, policy).toArray(InetAddress[]::new)));
    }

    @Override
    public String lookupByAddress(byte[] address) throws UnknownHostException {
      return offLoop(() -> builtin.lookupByAddress(address));
    }

    private static <T> T offLoop(Coroutine<T, UnknownHostException> lookup)
        throws UnknownHostException {
      EventLoop loop = EventLoop.currentOrNull();
      if (loop == null || loop.current == null) {
        return lookup.call();
      }
      try {
        return loop.workers().<T, UnknownHostException>call(POOL, lookup, false);
      } catch (PinnedException e) {
        return lookup.call();
      }
    }
  }
}
