package io.asyncio4j.advise;

import io.asyncio4j.spi.LoopAdvisor;
import io.asyncio4j.spi.LoopAdvisorProvider;

/** The service behind {@link io.asyncio4j.Runner.Builder#advise}. */
public final class RunnerAdvisors implements LoopAdvisorProvider {
  /** For {@link java.util.ServiceLoader}; only for that. */
  public RunnerAdvisors() {}

  @Override
  public LoopAdvisor advisor() {
    return new Advisor().observer();
  }
}
