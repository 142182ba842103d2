package io.asyncio4j.bench.load;

import io.asyncio4j.bench.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a load generator, or a client that was measured, says of one run.
 *
 * @param requests how many were answered
 * @param seconds how long it took
 * @param p50 in microseconds, as the other two
 * @param p99 what 99 of 100 took at most
 * @param p999 what 999 of 1,000 took at most
 */
public record Load(double requests, double seconds, double p50, double p99, double p999) {
  private static final List<String> ERRORS =
      List.of("connectErrors", "readErrors", "writeErrors", "statusErrors", "timeouts");

  /** How many were answered in a second. */
  public double perSecond() {
    return requests / seconds;
  }

  /**
   * This, if anything was answered.
   *
   * @throws IOException when nothing was, as by a server that is not warm
   */
  public Load answered() throws IOException {
    if (requests == 0) {
      throw new IOException("no request was answered");
    }
    return this;
  }

  /**
   * What wrk's script prints as its last line.
   *
   * @throws IOException when there was an error, since a rate with errors is worth nothing
   */
  public static Load ofWrk(String output) throws IOException {
    String line =
        output
            .lines()
            .filter(candidate -> candidate.startsWith("{"))
            .reduce((_, last) -> last)
            .orElseThrow(() -> new IOException("wrk printed no figures: " + output));
    var figures = Json.parseObject(line);
    var errors = new ArrayList<String>();
    for (String error : ERRORS) {
      if (number(figures, error) > 0) {
        errors.add(Math.round(number(figures, error)) + " " + error);
      }
    }
    if (!errors.isEmpty()) {
      throw new IOException("wrk saw " + String.join(", ", errors));
    }
    return of(figures);
  }

  /**
   * What an object with these names says.
   *
   * @throws IOException when one is missing
   */
  public static Load of(Map<String, ? extends @Nullable Object> figures) throws IOException {
    return new Load(
        number(figures, "requests"),
        number(figures, "seconds"),
        number(figures, "p50"),
        number(figures, "p99"),
        number(figures, "p999"));
  }

  private static double number(Map<String, ? extends @Nullable Object> figures, String name)
      throws IOException {
    if (figures.get(name) instanceof Double number) {
      return number;
    }
    throw new IOException("no '" + name + "' in " + figures);
  }

  /**
   * What h2load's log says: a line for each request, with the microseconds when it began, its
   * status and how many microseconds it took.
   *
   * @throws IOException when a status is not 200
   */
  public static Load ofH2load(List<String> log, double seconds) throws IOException {
    long[] micros = new long[log.size()];
    for (int i = 0; i < micros.length; i++) {
      String[] fields = log.get(i).split("\t");
      if (fields.length < 3 || !fields[1].equals("200")) {
        throw new IOException("h2load saw an answer that is not 200: " + log.get(i));
      }
      micros[i] = Long.parseLong(fields[2]);
    }
    java.util.Arrays.sort(micros);
    if (micros.length == 0) {
      return new Load(0, seconds, 0, 0, 0);
    }
    return new Load(
        micros.length,
        seconds,
        percentile(micros, 0.5),
        percentile(micros, 0.99),
        percentile(micros, 0.999));
  }

  private static double percentile(long[] sorted, double part) {
    return sorted[Math.clamp((long) Math.ceil(part * sorted.length) - 1, 0, sorted.length - 1)];
  }
}
