package io.asyncio4j.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What was measured, round by round: figures of contenders at rows.
 *
 * @param <R> the rows
 * @param <C> the contenders
 * @param <M> the figures
 */
public final class Samples<R, C, M> {
  private final List<Sample<R, C, M>> samples = new ArrayList<>();

  /** One round of a contender at a row. */
  public record Sample<R, C, M>(R row, C contender, Map<M, Double> figures) {}

  /** Keeps a round. */
  public void add(Sample<R, C, M> sample) {
    samples.add(sample);
  }

  /** Whether anybody was measured at a row. */
  public boolean hasRow(R row) {
    return samples.stream().anyMatch(sample -> sample.row.equals(row));
  }

  /** Every round's figure, in the order in which they were measured. */
  public List<Double> values(R row, C contender, M metric) {
    return samples.stream()
        .filter(sample -> sample.row.equals(row) && sample.contender.equals(contender))
        .flatMap(sample -> Optional.ofNullable(sample.figures.get(metric)).stream())
        .toList();
  }

  /** The figure's statistics; empty when there is none. */
  public Optional<Statistics> statistics(R row, C contender, M metric) {
    var values = values(row, contender, metric);
    return values.isEmpty() ? Optional.empty() : Optional.of(Statistics.of(values));
  }

  /** The median; empty when there is none. */
  public OptionalDouble median(R row, C contender, M metric) {
    return statistics(row, contender, metric).stream().mapToDouble(Statistics::median).findFirst();
  }

  /** The median of a contender by the median of another; empty when one is not there. */
  public OptionalDouble ratio(R row, M metric, C contender, C to) {
    var numerator = median(row, contender, metric);
    var denominator = median(row, to, metric);
    return numerator.isEmpty() || denominator.isEmpty() || denominator.getAsDouble() <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(numerator.getAsDouble() / denominator.getAsDouble());
  }

  /** A row's contenders with all their figures: median, least, greatest and every round. */
  public Map<String, Object> toJson(
      R row,
      List<C> contenders,
      Function<? super C, String> contenderId,
      List<M> metrics,
      Function<? super M, String> metricId) {
    var figures = new LinkedHashMap<String, Object>();
    for (C contender : contenders) {
      var byMetric = new LinkedHashMap<String, Object>();
      for (M metric : metrics) {
        statistics(row, contender, metric)
            .ifPresent(statistics -> {
              var object = statistics.toJson();
              object.put("rounds", values(row, contender, metric));
              byMetric.put(metricId.apply(metric), object);
            });
      }
      if (!byMetric.isEmpty()) {
        figures.put(contenderId.apply(contender), byMetric);
      }
    }
    return figures;
  }
}
