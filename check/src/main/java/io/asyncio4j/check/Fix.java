package io.asyncio4j.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A change of one source file that takes a mistake out of it.
 *
 * @param description what it does, such as {@code gather the three calls}
 * @param edits where it changes the text; they do not overlap
 * @param imports what has to be imported besides: a type, or {@code static} and a member
 */
public record Fix(String description, List<Edit> edits, List<String> imports) {
  public Fix {
    edits = edits.stream().sorted(Comparator.comparingInt(Edit::start)).toList();
    imports = List.copyOf(imports);
  }

  /**
   * The characters from {@code start} to before {@code end} become {@code replacement}.
   *
   * @param start from 0
   * @param end not before {@code start}
   */
  public record Edit(int start, int end, String replacement) {}

  /** Whether a change of one would touch what the other changes. */
  public boolean overlaps(Fix other) {
    return start() < other.end() && other.start() < end();
  }

  private int start() {
    return edits.isEmpty() ? Integer.MAX_VALUE : edits.getFirst().start();
  }

  private int end() {
    return edits.isEmpty() ? Integer.MIN_VALUE : edits.getLast().end();
  }

  /** Those of {@code fixes} that can be applied together: of two that overlap, the first. */
  static List<Fix> compatible(List<Fix> fixes) {
    var chosen = new ArrayList<Fix>();
    for (Fix fix : fixes) {
      if (chosen.stream().noneMatch(fix::overlaps)) {
        chosen.add(fix);
      }
    }
    return chosen;
  }

  /**
   * The source after all of {@code fixes}. Of two that overlap the first wins, the other is left
   * for the next time.
   */
  public static String apply(String source, List<Fix> fixes) {
    List<Fix> chosen = compatible(fixes);
    var edits = new ArrayList<Edit>();
    chosen.forEach(fix -> edits.addAll(fix.edits()));
    edits.sort(Comparator.comparingInt(Edit::start));
    var text = new StringBuilder();
    int from = 0;
    for (Edit edit : edits) {
      text.append(source, from, edit.start()).append(edit.replacement());
      from = edit.end();
    }
    text.append(source, from, source.length());
    var imports = chosen.stream().flatMap(fix -> fix.imports().stream()).distinct().toList();
    return Imports.add(text.toString(), imports);
  }
}
