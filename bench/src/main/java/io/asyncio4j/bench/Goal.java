package io.asyncio4j.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A promise of the project and what the medians say of it.
 *
 * @param name the promise
 * @param verdict whether it was kept
 * @param figure what was measured, and where it falls short
 */
public record Goal(String name, Verdict verdict, String figure) {
  /** Whether a goal was reached. */
  public enum Verdict {
    /** It was. */
    PASS("PASS"),
    /** It was not. */
    FALLS_SHORT("FALLS SHORT"),
    /** Nothing was measured that could tell. */
    NOT_MEASURED("NOT MEASURED");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    /** The words of the report. */
    public String words() {
      return words;
    }
  }

  /** A goal of which nothing was measured. */
  public static Goal notMeasured(String name) {
    return new Goal(name, Verdict.NOT_MEASURED, "no figures");
  }

  /** A goal that is reached or not, by what {@code figure} says. */
  public static Goal judged(String name, boolean reached, String figure) {
    return new Goal(name, reached ? Verdict.PASS : Verdict.FALLS_SHORT, figure);
  }

  /** The goals in the form of the results' JSON. */
  public static List<Map<String, Object>> toJson(List<Goal> goals) {
    return goals.stream()
        .<Map<String, Object>>map(goal -> {
          var object = new LinkedHashMap<String, Object>();
          object.put("goal", goal.name);
          object.put("verdict", goal.verdict.words);
          object.put("figure", goal.figure);
          return object;
        })
        .toList();
  }
}
