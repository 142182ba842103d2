package io.asyncio4j.bench.http;

import io.asyncio4j.bench.Goal;
import io.asyncio4j.bench.Machine;
import io.asyncio4j.bench.Roll;
import io.asyncio4j.bench.Samples;
import io.asyncio4j.bench.Statistics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Everything that one run of {@code ./aio bench http} has measured. */
final class HttpRun {
  private final Machine machine;
  private final HttpOptions options;
  private final Roll<Contender> contenders = new Roll<>(Contender::id);
  private final Map<Row, String> skipped = new EnumMap<>(Row.class);
  private final List<Remark> failures = new ArrayList<>();
  private final List<Remark> notes = new ArrayList<>();
  private final Samples<Row, Contender, Metric> samples = new Samples<>();
  private final Map<String, String> tools = new LinkedHashMap<>();

  /** A word about a contender at a row. */
  record Remark(Row row, Contender contender, String words) {
    private Map<String, String> toJson() {
      return Map.of("row", row.id(), "contender", contender.id(), "words", words);
    }
  }

  HttpRun(Machine machine, HttpOptions options) {
    this.machine = machine;
    this.options = options;
  }

  Machine machine() {
    return machine;
  }

  HttpOptions options() {
    return options;
  }

  Roll<Contender> contenders() {
    return contenders;
  }

  /** Keeps the version of what makes the load. */
  void tool(String name, String version) {
    tools.put(name, version);
  }

  Map<String, String> tools() {
    return tools;
  }

  /** Notes that nobody is measured at a row, and what to do about it. */
  void skip(Row row, String why) {
    skipped.put(row, why);
  }

  Map<Row, String> skipped() {
    return skipped;
  }

  void fail(Row row, Contender contender, String why) {
    failures.add(new Remark(row, contender, why));
  }

  List<Remark> failures() {
    return failures;
  }

  /** Keeps what a reader of a figure must know. */
  void note(Row row, Contender contender, String words) {
    var note = new Remark(row, contender, words);
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }

  List<Remark> notes() {
    return notes;
  }

  void add(Row row, Contender contender, Map<Metric, Double> figures) {
    samples.add(new Samples.Sample<>(row, contender, figures));
  }

  Optional<Statistics> statistics(Row row, Contender contender, Metric metric) {
    return samples.statistics(row, contender, metric);
  }

  /** The median; empty when there is none. */
  OptionalDouble median(Row row, Contender contender, Metric metric) {
    return samples.median(row, contender, metric);
  }

  /** The median of a contender by the median of another; empty when one is not there. */
  OptionalDouble ratio(Row row, Metric metric, Contender contender, Contender to) {
    return samples.ratio(row, metric, contender, to);
  }

  /** The rows that were measured with anybody, in the report's order. */
  List<Row> rows() {
    return options.rows().stream().filter(samples::hasRow).toList();
  }

  /** All of it, raw: what http.json holds. */
  Map<String, @Nullable Object> toJson(List<Goal> goals) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    machine.putInto(json);
    json.put("jvmFlags", options.jvmFlags());
    json.put("rounds", options.rounds());
    json.put("seconds", options.seconds());
    json.put("idleConnections", options.idle());
    json.put("tools", tools);
    contenders.putInto(json);
    var rows = new LinkedHashMap<String, String>();
    skipped.forEach((row, why) -> rows.put(row.id(), why));
    json.put("skipped", rows);
    json.put("failures", failures.stream().map(Remark::toJson).toList());
    json.put("notes", notes.stream().map(Remark::toJson).toList());
    json.put("rows", rows().stream().map(this::rowToJson).toList());
    json.put("goals", Goal.toJson(goals));
    return json;
  }

  private Map<String, Object> rowToJson(Row row) {
    var json = new LinkedHashMap<String, Object>();
    json.put("row", row.id());
    json.put(
        "contenders",
        samples.toJson(
            row, List.of(Contender.values()), Contender::id, List.of(Metric.values()), Metric::id));
    return json;
  }
}
