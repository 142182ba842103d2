package io.asyncio4j.bench.web;

import io.asyncio4j.bench.race.Titled;

/** A figure of a row. */
enum Metric implements Titled {
  REQUESTS("requestsPerSecond", "requests/s"),
  PER_CPU_SECOND("requestsPerCpuSecond", "requests per CPU-second"),
  CPU_MICROS("cpuMicrosPerRequest", "CPU µs per request"),
  P50("p50Micros", "p50 µs"),
  P99("p99Micros", "p99 µs"),
  FIRST_ANSWER("firstAnswerMillis", "first answer ms"),
  FIRST_ANSWER_CACHED("firstAnswerMillisWithAotCache", "with an AOT cache ms"),
  RSS("rssMebibytes", "RSS MiB"),
  RSS_CACHED("rssMebibytesWithAotCache", "RSS MiB with an AOT cache");

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
