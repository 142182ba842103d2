package io.asyncio4j;

import io.asyncio4j.spi.Poller;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The poller of a loop without I/O of its own: it parks the thread. */
final class ParkingPoller implements Poller {
  private volatile @Nullable Thread parked;
  private volatile boolean signalled;

  @Override
  public void poll(long nanos) {
    if (nanos == 0) {
      return;
    }
    parked = Thread.currentThread();
    if (!signalled) {
      if (nanos < 0) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, nanos);
      }
    }
    parked = null;
    signalled = false;
  }

  @Override
  public void wakeup() {
    signalled = true;
    LockSupport.unpark(parked);
  }

  @Override
  public void close() {}
}
