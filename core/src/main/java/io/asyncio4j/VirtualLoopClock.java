package io.asyncio4j;

/** A clock that stands still until the loop moves it. */
final class VirtualLoopClock implements LoopClock {
  /** Written by the loop's thread alone. */
  private volatile long now;

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public boolean isVirtual() {
    return true;
  }

  @Override
  public void advanceTo(long nanoTime) {
    now = Math.max(now, nanoTime);
  }
}
