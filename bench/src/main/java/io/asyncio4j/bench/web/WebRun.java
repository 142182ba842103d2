package io.asyncio4j.bench.web;

import io.asyncio4j.bench.Goal;
import io.asyncio4j.bench.Machine;
import io.asyncio4j.bench.Roll;
import io.asyncio4j.bench.Samples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that one run of {@code ./aio bench web} has measured. */
final class WebRun {
  private final Machine machine;
  private final WebOptions options;
  private final Roll<Contender> contenders = new Roll<>(Contender::id);
  private final Samples<Row, Contender, Metric> samples = new Samples<>();
  private final Map<String, String> tools = new LinkedHashMap<>();
  private final List<Remark> failures = new ArrayList<>();
  private final List<Remark> notes = new ArrayList<>();

  /** A word about a contender at a row. */
  record Remark(Row row, Contender contender, String words) {
    private Map<String, String> toJson() {
      return Map.of("row", row.id(), "contender", contender.id(), "words", words);
    }
  }

  WebRun(Machine machine, WebOptions options) {
    this.machine = machine;
    this.options = options;
  }

  Machine machine() {
    return machine;
  }

  WebOptions options() {
    return options;
  }

  Roll<Contender> contenders() {
    return contenders;
  }

  Samples<Row, Contender, Metric> samples() {
    return samples;
  }

  void add(Row row, Contender contender, Map<Metric, Double> figures) {
    samples.add(new Samples.Sample<>(row, contender, figures));
  }

  /** Keeps the version of what makes the load. */
  void tool(String name, String version) {
    tools.put(name, version);
  }

  Map<String, String> tools() {
    return tools;
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

  /** The rows that were measured with anybody, in the report's order. */
  List<Row> rows() {
    return options.rows().stream().filter(samples::hasRow).toList();
  }

  /** All of it, raw: what web.json holds. */
  Map<String, @Nullable Object> toJson(List<Goal> goals) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    machine.putInto(json);
    json.put("jvmFlags", options.jvmFlags());
    json.put("rounds", options.rounds());
    json.put("seconds", options.seconds());
    json.put("orderRate", options.orderRate());
    json.put("summaryRate", options.summaryRate());
    json.put("tools", tools);
    contenders.putInto(json);
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
