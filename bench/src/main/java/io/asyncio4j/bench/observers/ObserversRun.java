package io.asyncio4j.bench.observers;

import io.asyncio4j.bench.Goal;
import io.asyncio4j.bench.Machine;
import io.asyncio4j.bench.Statistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Everything that one run of {@code ./aio bench observers} has measured. */
final class ObserversRun {
  private final Machine machine;
  private final ObserversOptions options;
  private final List<Sample> samples = new ArrayList<>();
  private final List<Script> scripts = new ArrayList<>();

  /**
   * One round of one process.
   *
   * @param round counted through all forks: those of the same number were measured in turn
   * @param cpu processor time of an operation, in microseconds
   * @param wall time of an operation, in microseconds
   */
  record Sample(Workload workload, Mode mode, int round, double cpu, double wall) {}

  /** One run of the short script, in milliseconds. */
  record Script(Mode mode, double cpu, double wall) {}

  ObserversRun(Machine machine, ObserversOptions options) {
    this.machine = machine;
    this.options = options;
  }

  Machine machine() {
    return machine;
  }

  ObserversOptions options() {
    return options;
  }

  void add(Sample sample) {
    samples.add(sample);
  }

  void add(Script script) {
    scripts.add(script);
  }

  Optional<Statistics> statistics(Workload workload, Mode mode, ToDoubleFunction<Sample> figure) {
    return of(
        samples.stream()
            .filter(sample -> sample.workload == workload && sample.mode == mode)
            .map(figure::applyAsDouble)
            .toList());
  }

  Optional<Statistics> script(Mode mode, ToDoubleFunction<Script> figure) {
    return of(
        scripts.stream().filter(script -> script.mode == mode).map(figure::applyAsDouble).toList());
  }

  /**
   * What a mode takes by what another takes, round by round, so that what else the machine does at
   * a time is in both.
   */
  Optional<Statistics> ratios(
      Workload workload, Mode mode, Mode to, ToDoubleFunction<Sample> figure) {
    var ratios = new ArrayList<Double>();
    for (Sample sample : samples) {
      if (sample.workload == workload && sample.mode == mode) {
        samples.stream()
            .filter(other ->
                other.workload == workload && other.mode == to && other.round == sample.round)
            .findFirst()
            .ifPresent(
                other -> ratios.add(figure.applyAsDouble(sample) / figure.applyAsDouble(other)));
      }
    }
    return of(ratios);
  }

  private static Optional<Statistics> of(List<Double> values) {
    return values.isEmpty() ? Optional.empty() : Optional.of(Statistics.of(values));
  }

  /** All of it, raw: what observers.json holds. */
  Map<String, @Nullable Object> toJson(List<Goal> goals) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    machine.putInto(json);
    json.put("jvmFlags", options.jvmFlags());
    json.put("forks", options.forks());
    json.put("rounds", options.rounds());
    json.put("roundMillis", options.roundMillis());
    json.put("workloads", options.workloads().stream().map(this::toJson).toList());
    json.put("script", scriptToJson());
    json.put("goals", Goal.toJson(goals));
    return json;
  }

  private Map<String, Object> toJson(Workload workload) {
    var modes = new LinkedHashMap<String, Object>();
    for (Mode mode : options.modes()) {
      var object = new LinkedHashMap<String, Object>();
      object.put("cpuMicros", figures(workload, mode, Sample::cpu));
      object.put("wallMicros", figures(workload, mode, Sample::wall));
      ratios(workload, mode, Mode.OFF, Sample::cpu)
          .ifPresent(ratios -> object.put("cpuByOff", ratios.toJson()));
      modes.put(mode.id(), object);
    }
    var json = new LinkedHashMap<String, Object>();
    json.put("workload", workload.id());
    json.put("modes", modes);
    return json;
  }

  private List<Double> figures(Workload workload, Mode mode, ToDoubleFunction<Sample> figure) {
    return samples.stream()
        .filter(sample -> sample.workload == workload && sample.mode == mode)
        .map(figure::applyAsDouble)
        .toList();
  }

  private Map<String, Object> scriptToJson() {
    var json = new LinkedHashMap<String, Object>();
    for (Mode mode : options.modes()) {
      var object = new LinkedHashMap<String, Object>();
      script(mode, Script::cpu).ifPresent(cpu -> object.put("cpuMillis", cpu.toJson()));
      script(mode, Script::wall).ifPresent(wall -> object.put("wallMillis", wall.toJson()));
      json.put(mode.id(), object);
    }
    return json;
  }
}
