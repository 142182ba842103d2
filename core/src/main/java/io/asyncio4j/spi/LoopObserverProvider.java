package io.asyncio4j.spi;

import io.asyncio4j.EventLoop;
import org.jspecify.annotations.Nullable;

/**
 * Puts an observer on every loop that a program makes, without a change to the program: the system
 * property {@code asyncio4j.observers} holds the names of classes that implement this, separated by
 * commas, each public with a public constructor without arguments. It is read whenever a loop is
 * made, and a class that cannot be used makes that fail. Of each class one object is made for the
 * process.
 */
@FunctionalInterface
public interface LoopObserverProvider {
  /**
   * The observer of a loop that is being made, on the thread that makes it; null for none. Of the
   * loop only the name may be used yet.
   */
  @Nullable LoopObserver observe(EventLoop loop);

  /**
   * The process ends: by itself, by {@code System.exit}, or by a signal, in which case the runs
   * have been cancelled and have come to their end, unless a second signal says not to wait for
   * that. Not called when no loop ever ran, nor when the JVM is killed or halted. A thread of its
   * own; the process waits for it.
   */
  default void processEnds() {}
}
