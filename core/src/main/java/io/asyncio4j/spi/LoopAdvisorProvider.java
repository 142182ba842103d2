package io.asyncio4j.spi;

/**
 * Makes advisors: a service, found by {@link java.util.ServiceLoader}. The artifact {@code
 * asyncio4j-advise} has one.
 */
@FunctionalInterface
public interface LoopAdvisorProvider {
  /** The advisor of a loop that is being made, on the thread that makes it. */
  LoopAdvisor advisor();
}
