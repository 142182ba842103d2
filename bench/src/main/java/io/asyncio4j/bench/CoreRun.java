package io.asyncio4j.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Everything that one run of {@code ./aio bench core} has measured. */
final class CoreRun {
  private final Machine machine;
  private final CoreOptions options;
  private final Roll<Contender> contenders = new Roll<>(Contender::id);
  private final List<Failure> failures = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();

  /**
   * One measurement.
   *
   * @param value in the row's unit
   */
  record Sample(Row row, Contender contender, int fork, int repetition, double value) {}

  /** A row that a contender could not do. */
  record Failure(Row row, Contender contender, String why) {}

  CoreRun(Machine machine, CoreOptions options) {
    this.machine = machine;
    this.options = options;
  }

  Machine machine() {
    return machine;
  }

  CoreOptions options() {
    return options;
  }

  Roll<Contender> contenders() {
    return contenders;
  }

  void fail(Row row, Contender contender, String why) {
    failures.add(new Failure(row, contender, why));
  }

  List<Failure> failures() {
    return failures;
  }

  void add(Sample sample) {
    samples.add(sample);
  }

  Optional<Statistics> statistics(Row row, Contender contender) {
    var values =
        samples.stream()
            .filter(sample -> sample.row == row && sample.contender == contender)
            .map(Sample::value)
            .toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(Statistics.of(values));
  }

  /** The median of a contender by the median of another; empty when one is not there. */
  OptionalDouble ratio(Row row, Contender contender, Contender to) {
    var numerator = statistics(row, contender);
    var denominator = statistics(row, to);
    if (numerator.isEmpty() || denominator.isEmpty() || denominator.get().median() <= 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(numerator.get().median() / denominator.get().median());
  }

  /** The rows that were measured with anybody, in the report's order. */
  List<Row> rows() {
    return options.rows().stream()
        .filter(row -> samples.stream().anyMatch(sample -> sample.row == row))
        .toList();
  }

  /** All of it, raw: what core.json holds. */
  Map<String, @Nullable Object> toJson(List<Goal> goals) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    machine.putInto(json);
    json.put("jvmFlags", options.jvmFlags());
    json.put("forks", options.forks());
    json.put("repetitions", options.repetitions());
    json.put("sleepers", options.sleepers());
    contenders.putInto(json);
    json.put(
        "failures",
        failures.stream()
            .map(failure ->
                Map.of(
                    "row", failure.row.id(),
                    "contender", failure.contender.id(),
                    "why", failure.why))
            .toList());
    json.put("rows", rows().stream().map(this::rowToJson).toList());
    json.put("goals", Goal.toJson(goals));
    return json;
  }

  private Map<String, Object> rowToJson(Row row) {
    var figures = new LinkedHashMap<String, Object>();
    for (Contender contender : Contender.values()) {
      statistics(row, contender)
          .ifPresent(statistics -> {
            var object = statistics.toJson();
            object.put("forks", forks(row, contender));
            figures.put(contender.id(), object);
          });
    }
    var json = new LinkedHashMap<String, Object>();
    json.put("row", row.id());
    json.put("unit", row.unit());
    json.put("contenders", figures);
    return json;
  }

  /** The raw repetitions, a list for each fork. */
  private List<List<Double>> forks(Row row, Contender contender) {
    var forks = new ArrayList<List<Double>>();
    for (int i = 0; i < options.forks(); i++) {
      int fork = i;
      var values =
          samples.stream()
              .filter(s -> s.row == row && s.contender == contender && s.fork == fork)
              .map(Sample::value)
              .toList();
      if (!values.isEmpty()) {
        forks.add(values);
      }
    }
    return forks;
  }
}
