package io.asyncio4j.bench.http;

import io.asyncio4j.bench.race.Titled;

/** A figure of a row. */
enum Metric implements Titled {
  REQUESTS("requestsPerSecond", "requests/s"),
  PER_CPU_SECOND("requestsPerCpuSecond", "requests per CPU-second"),
  CPU_MICROS("cpuMicrosPerRequest", "CPU µs per request"),
  P50("p50Micros", "p50 µs"),
  P99("p99Micros", "p99 µs"),
  P999("p999Micros", "p99.9 µs"),
  RSS("rssMebibytes", "RSS MiB"),
  IDLE_HEAP("heapBytesPerIdleConnection", "heap bytes per idle connection"),
  IDLE_RSS("rssBytesPerIdleConnection", "RSS bytes per idle connection"),
  ALLOCATED("allocatedBytesPerRequest", "allocated bytes per request");

  private final String id;
  private final String title;

  Metric(String id, String title) {
    this.id = id;
    this.title = title;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
  }
}
