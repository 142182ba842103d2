package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.gather;
import static io.asyncio4j.Asyncio.runInExecutor;
import static io.asyncio4j.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.net.spi.InetAddressResolverProvider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoopResolverProviderTest {
  private static final LookupPolicy ANY = LookupPolicy.of(LookupPolicy.IPV4 | LookupPolicy.IPV6);

  /** A resolver whose answer comes when the test lets it, and that knows who asked. */
  private static final class SlowResolver implements InetAddressResolver {
    final CountDownLatch asked = new CountDownLatch(1);
    final CountDownLatch answer = new CountDownLatch(1);
    volatile @Nullable Thread thread;

    @Override
    public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
        throws UnknownHostException {
      thread = Thread.currentThread();
      asked.countDown();
      try {
        answer.await();
      } catch (InterruptedException e) {
        throw new UnknownHostException("interrupted");
      }
      if (host.startsWith("unknown")) {
        throw new UnknownHostException(host);
      }
      return Stream.of(InetAddress.getByAddress(host, new byte[] {10, 0, 0, 1}));
    }

    @Override
    public String lookupByAddress(byte[] address) {
      thread = Thread.currentThread();
      return "host" + address[3];
    }
  }

  private final SlowResolver builtin = new SlowResolver();
  private final InetAddressResolver resolver = LoopResolverProvider.resolver(builtin);

  @Test
  void theJdkFindsIt() {
    assertThat(ServiceLoader.load(InetAddressResolverProvider.class).findFirst())
        .containsInstanceOf(LoopResolverProvider.class);
  }

  @Test
  void theLoopGoesOnWhileACoroutineLooksUpAName() throws Exception {
    var addresses =
        Asyncio.run(() -> {
          var lookup = createTask(() -> resolver.lookupByName("db", ANY).toList());
          while (builtin.asked.getCount() > 0) {
            yieldNow();
          }
          builtin.answer.countDown();
          return lookup.awaitThrowing(UnknownHostException.class);
        });

    assertThat(addresses).extracting(InetAddress::getHostAddress).containsExactly("10.0.0.1");
    assertThat(builtin.thread.getName()).startsWith("asyncio4j-resolver-");
  }

  @Test
  void aFailureArrivesAsItWasThrown() {
    builtin.answer.countDown();

    assertThatThrownBy(() -> Asyncio.run(() -> resolver.lookupByName("unknown.example", ANY)))
        .isExactlyInstanceOf(UnknownHostException.class)
        .hasMessage("unknown.example");
  }

  @Test
  void aCancelledCoroutineStopsWaiting() {
    var task =
        Asyncio.run(() -> {
          var lookup = createTask(() -> resolver.lookupByName("db", ANY));
          while (builtin.asked.getCount() > 0) {
            yieldNow();
          }
          lookup.cancel();
          assertThatThrownBy(lookup::await).isInstanceOf(CancelledError.class);
          return lookup;
        });

    assertThat(task.isCancelled()).isTrue();
  }

  @Test
  void aBusyDefaultExecutorDelaysNoLookUp() throws Exception {
    var busy = new CountDownLatch(1);
    try (var runner = Runner.builder().build();
        var one = Executors.newSingleThreadExecutor()) {
      runner.loop().setDefaultExecutor(one);
      runner.run(() -> {
        var hog = createTask(() -> runInExecutor(null, () -> busy.await()));
        yieldNow();
        builtin.answer.countDown();
        assertThat(resolver.lookupByName("db", ANY)).hasSize(1);
        busy.countDown();
        hog.await();
      });
    }
  }

  @Test
  void aPlainThreadAsksTheBuiltInResolverItself() throws Exception {
    builtin.answer.countDown();

    assertThat(resolver.lookupByName("db", ANY)).hasSize(1);
    assertThat(builtin.thread).isSameAs(Thread.currentThread());
    assertThat(resolver.lookupByAddress(new byte[] {10, 0, 0, 7})).isEqualTo("host7");
  }

  @Test
  void aCallbackAsksTheBuiltInResolverItself() throws Exception {
    builtin.answer.countDown();
    Asyncio.run(() -> {
      var loop = Asyncio.runningLoop();
      var done = loop.<Thread>createPromise();
      loop.callSoon(() -> {
        try {
          resolver.lookupByName("db", ANY);
          done.setResult(builtin.thread);
        } catch (UnknownHostException e) {
          done.setException(e);
        }
      });
      assertThat(done.await().getName()).isEqualTo(loop.name());
    });
  }

  private static @Nullable InetAddressResolver ofInitialiser;

  private static final class LooksUpWhenInitialised {
    static final long COUNT;

    static {
      try {
        COUNT = ofInitialiser.lookupByName("db", ANY).count();
      } catch (UnknownHostException e) {
        throw new ExceptionInInitializerError(e);
      }
    }
  }

  @Test
  void aClassInitialiserLooksUpDirectly() {
    builtin.answer.countDown();
    ofInitialiser = resolver;

    assertThat(Asyncio.<Long, RuntimeException>run(() -> LooksUpWhenInitialised.COUNT))
        .isEqualTo(1);
  }

  @Test
  void theJdksOwnLookUpsWorkInManyCoroutinesAtOnce() throws Exception {
    Asyncio.run(() -> {
      List<InetAddress> both =
          gather(() -> InetAddress.getByName("localhost"), InetAddress::getLoopbackAddress);
      assertThat(both).allMatch(InetAddress::isLoopbackAddress);
    });
  }
}
