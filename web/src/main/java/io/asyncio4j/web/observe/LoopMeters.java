package io.asyncio4j.web.observe;

import io.asyncio4j.EventLoop;
import io.asyncio4j.LoopMetrics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** The figures of a loop in a registry, which lets them go when this is closed. Any thread. */
final class LoopMeters implements AutoCloseable {
  private static final String PREFIX = "asyncio4j.loop.";
  private static final double NANOS_PER_SECOND = 1e9;

  private final EventLoop loop;
  private final MeterRegistry registry;
  private final String name;
  private final List<Meter> meters = new ArrayList<>();

  private LoopMeters(EventLoop loop, MeterRegistry registry, String name) {
    this.loop = loop;
    this.registry = registry;
    this.name = name;
  }

  /** Registers them, under the name of the loop, or another one where that is taken. */
  static LoopMeters of(EventLoop loop, MeterRegistry registry) {
    synchronized (LoopMeters.class) {
      String name = loop.name();
      for (int i = 2; registry.find(PREFIX + "tasks").tag("loop", name).meter() != null; i++) {
        name = loop.name() + "-" + i;
      }
      var registered = new LoopMeters(loop, registry, name);
      registered.register();
      return registered;
    }
  }

  private void register() {
    gauge("tasks", "Tasks that are not done", LoopMetrics::tasksAlive);
    gauge("ready", "Coroutines and callbacks that are ready to run", LoopMetrics::ready);
    gauge("timers", "Timers that are set", LoopMetrics::scheduled);
    counter("tasks.started", "Tasks ever started", LoopMetrics::tasksCreated);
    counter("switches", "Coroutines and callbacks ever run", LoopMetrics::switches);
    meters.add(
        FunctionTimer.builder(
                PREFIX + "stalls",
                loop,
                l -> l.metrics().stalls(),
                l -> seconds(l.metrics().stalled()),
                TimeUnit.SECONDS)
            .tag("loop", name)
            .description("How often and for how long something held the loop for too long")
            .register(registry));
    time(
        "longest.callback",
        "The longest time that something held the loop",
        loop,
        l -> seconds(l.metrics().longestCallback()));
    time(
        "lag",
        "How long something that is ready waits for its turn",
        new LoopLag(loop),
        LoopLag::seconds);
  }

  private void gauge(String of, String description, ToDoubleFunction<LoopMetrics> figure) {
    meters.add(
        Gauge.builder(PREFIX + of, loop, l -> figure.applyAsDouble(l.metrics()))
            .tag("loop", name)
            .description(description)
            .register(registry));
  }

  private void counter(String of, String description, ToDoubleFunction<LoopMetrics> figure) {
    meters.add(
        FunctionCounter.builder(PREFIX + of, loop, l -> figure.applyAsDouble(l.metrics()))
            .tag("loop", name)
            .description(description)
            .register(registry));
  }

  private <T> void time(String of, String description, T source, ToDoubleFunction<T> seconds) {
    meters.add(
        TimeGauge.builder(PREFIX + of, source, TimeUnit.SECONDS, seconds)
            .tag("loop", name)
            .strongReference(true)
            .description(description)
            .register(registry));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / NANOS_PER_SECOND;
  }

  @Override
  public void close() {
    synchronized (LoopMeters.class) {
      meters.forEach(registry::remove);
    }
  }
}
