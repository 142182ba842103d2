package io.asyncio4j.bench.race;

import io.asyncio4j.bench.Goal;
import io.asyncio4j.bench.Machine;
import io.asyncio4j.bench.Roll;
import io.asyncio4j.bench.Samples;
import io.asyncio4j.bench.Statistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one run has measured.
 *
 * @param <R> the rows
 * @param <C> the contenders
 * @param <M> the figures
 */
public final class Race<
    R extends Enum<R> & Titled, C extends Enum<C> & Racer, M extends Enum<M> & Titled> {
  private final Machine machine;
  private final Course<R, C, M> course;
  private final Roll<C> contenders = new Roll<>(Racer::id);
  private final Samples<R, C, M> samples = new Samples<>();
  private final Map<String, String> tools = new LinkedHashMap<>();
  private final Map<R, String> skipped = new TreeMap<>();
  private final List<Remark<R, C>> failures = new ArrayList<>();
  private final List<Remark<R, C>> notes = new ArrayList<>();

  /**
   * What is asked for.
   *
   * @param rows in the report's order
   * @param contenders in the report's order
   * @param metrics all figures, in the report's order
   */
  public record Course<R, C, M>(
      Set<R> rows,
      Set<C> contenders,
      List<M> metrics,
      int rounds,
      int seconds,
      List<String> jvmFlags) {}

  /** A word about a contender at a row. */
  public record Remark<R extends Titled, C extends Racer>(R row, C contender, String words) {
    private Map<String, String> toJson() {
      return Map.of("row", row.id(), "contender", contender.id(), "words", words);
    }
  }

  /** A run that has measured nothing yet. */
  public Race(Machine machine, Course<R, C, M> course) {
    this.machine = machine;
    this.course = course;
  }

  /** Where it runs. */
  public Machine machine() {
    return machine;
  }

  /** What is asked for. */
  public Course<R, C, M> course() {
    return course;
  }

  /** Who takes part, and who is not here. */
  public Roll<C> contenders() {
    return contenders;
  }

  /** Keeps the version of what makes the load. */
  public void tool(String name, String version) {
    tools.put(name, version);
  }

  /** What makes the load, and its version. */
  public Map<String, String> tools() {
    return tools;
  }

  /** Notes that nobody is measured at a row, and what to do about it. */
  public void skip(R row, String why) {
    skipped.put(row, why);
  }

  /** The rows at which nobody is measured, and why. */
  public Map<R, String> skipped() {
    return skipped;
  }

  /** Notes that a contender is out of a row. */
  public void fail(R row, C contender, String why) {
    failures.add(new Remark<>(row, contender, why));
  }

  /** Who is out of a row, and why. */
  public List<Remark<R, C>> failures() {
    return failures;
  }

  /** Keeps what a reader of a figure must know. */
  public void note(R row, C contender, String words) {
    var note = new Remark<>(row, contender, words);
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }

  /** What a reader of the figures must know. */
  public List<Remark<R, C>> notes() {
    return notes;
  }

  /** Keeps a round of a contender at a row. */
  public void add(R row, C contender, Map<M, Double> figures) {
    samples.add(new Samples.Sample<>(row, contender, figures));
  }

  /** The figure's statistics; empty when there is none. */
  public Optional<Statistics> statistics(R row, C contender, M metric) {
    return samples.statistics(row, contender, metric);
  }

  /** The median; empty when there is none. */
  public OptionalDouble median(R row, C contender, M metric) {
    return samples.median(row, contender, metric);
  }

  /** The median of a contender by the median of another; empty when one is not there. */
  public OptionalDouble ratio(R row, M metric, C contender, C to) {
    return samples.ratio(row, metric, contender, to);
  }

  /** The rows that were measured with anybody, in the report's order. */
  public List<R> rows() {
    return course.rows().stream().filter(samples::hasRow).toList();
  }

  /**
   * All of it, raw.
   *
   * @param settings what else the run was asked for
   */
  public Map<String, @Nullable Object> toJson(Map<String, Integer> settings, List<Goal> goals) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    machine.putInto(json);
    json.put("jvmFlags", course.jvmFlags());
    json.put("rounds", course.rounds());
    json.put("seconds", course.seconds());
    json.putAll(settings);
    json.put("tools", tools);
    contenders.putInto(json);
    var rowsWithNobody = new LinkedHashMap<String, String>();
    skipped.forEach((row, why) -> rowsWithNobody.put(row.id(), why));
    json.put("skipped", rowsWithNobody);
    json.put("failures", failures.stream().map(Remark::toJson).toList());
    json.put("notes", notes.stream().map(Remark::toJson).toList());
    json.put("rows", rows().stream().map(this::rowToJson).toList());
    json.put("goals", Goal.toJson(goals));
    return json;
  }

  private Map<String, Object> rowToJson(R row) {
    var json = new LinkedHashMap<String, Object>();
    json.put("row", row.id());
    json.put(
        "contenders",
        samples.toJson(
            row, List.copyOf(course.contenders()), Racer::id, course.metrics(), Titled::id));
    return json;
  }
}
