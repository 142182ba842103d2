package io.asyncio4j.advise;

import io.asyncio4j.EventLoop;
import io.asyncio4j.spi.LoopObserver;
import io.asyncio4j.spi.LoopObserverProvider;
import org.jspecify.annotations.Nullable;

/**
 * Watches every loop of a program that knows nothing of it, and prints the advice on standard error
 * when the program ends, however it does:
 *
 * <pre>{@code
 * java -Dasyncio4j.observers=io.asyncio4j.advise.AdviseObserver \
 *      -Dasyncio4j.advise.sources=src/main/java -cp ... Main
 * }</pre>
 *
 * <p>A program that is killed ({@code kill -9}, {@code Runtime.halt}) or that runs no loop gets no
 * advice.
 */
public final class AdviseObserver implements LoopObserverProvider {
  private final Advisor advisor = new Advisor();

  /** Named by the property {@code asyncio4j.observers}; only for that. */
  public AdviseObserver() {}

  @Override
  public @Nullable LoopObserver observe(EventLoop loop) {
    return advisor.observer();
  }

  @Override
  public void processEnds() {
    System.err.print(advisor.report());
  }
}
