package io.asyncio4j.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What many repetitions of one measurement say.
 *
 * @param median the middle one, or the mean of the two in the middle
 * @param min the least
 * @param max the greatest
 * @param count how many there were
 */
public record Statistics(double median, double min, double max, int count) {
  /**
   * The statistics of {@code values}, in any order.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Statistics of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no values, so no median");
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int half = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    return new Statistics(median, sorted[0], sorted[sorted.length - 1], sorted.length);
  }

  /** Median, least and greatest under their names; more may be put to them. */
  public Map<String, Object> toJson() {
    var json = new LinkedHashMap<String, Object>();
    json.put("median", median);
    json.put("min", min);
    json.put("max", max);
    return json;
  }

  /** The distance from the least to the greatest, as a part of the median. */
  public double spread() {
    return median == 0 ? 0 : (max - min) / median;
  }
}
