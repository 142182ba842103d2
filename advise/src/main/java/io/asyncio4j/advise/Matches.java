package io.asyncio4j.advise;

import io.asyncio4j.check.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the calls of sequences in stacks. Immutable. */
final class Matches {
  private final Map<String, List<Sequence>> byFile = new HashMap<>();

  Matches(List<Sequence> sequences) {
    for (Sequence sequence : sequences) {
      byFile.computeIfAbsent(sequence.file(), _ -> new ArrayList<>()).add(sequence);
    }
  }

  /**
   * A call of a sequence that a stack is in.
   *
   * @param site which of the sequence's calls; the first that it can be
   * @param outside what the stack is like from the call outwards: the same as long as the call is
   *     made from the same place
   * @param inside what the stack is like within the call: how far that has come
   */
  record Match(Sequence sequence, int site, int outside, int inside) {}

  boolean isEmpty() {
    return byFile.isEmpty();
  }

  /** The calls that {@code stack}, innermost first, is in. */
  List<Match> in(List<StackTraceElement> stack) {
    List<Match> found = List.of();
    int inside = 1;
    for (int i = 0; i < stack.size(); i++) {
      StackTraceElement frame = stack.get(i);
      List<Sequence> sequences =
          Frames.isLibrary(frame.getClassName()) ? null : byFile.get(Frames.file(frame));
      if (sequences != null) {
        for (Sequence sequence : sequences) {
          int site = site(sequence, stack, i);
          if (site >= 0) {
            found = found.isEmpty() ? new ArrayList<>() : found;
            found.add(new Match(sequence, site, outside(stack, i), inside));
          }
        }
      }
      inside = 31 * inside + frame.hashCode();
    }
    return found;
  }

  private static int site(Sequence sequence, List<StackTraceElement> stack, int i) {
    int line = stack.get(i).getLineNumber();
    List<Sequence.Site> calls = sequence.calls();
    for (int c = 0; c < calls.size(); c++) {
      Sequence.Site call = calls.get(c);
      if (line >= call.firstLine() && line <= call.lastLine() && mayBeIn(call, stack, i)) {
        return c;
      }
    }
    return -1;
  }

  /** By the frame within; a stack begins with the program, so that a library's call has none. */
  private static boolean mayBeIn(Sequence.Site call, List<StackTraceElement> stack, int i) {
    return i == 0
        || call.firstLine() != call.lastLine()
        || stack.get(i - 1).getMethodName().equals(call.method());
  }

  private static int outside(List<StackTraceElement> stack, int i) {
    int hash = stack.get(i).getMethodName().hashCode();
    for (StackTraceElement frame : stack.subList(i + 1, stack.size())) {
      hash = 31 * hash + frame.hashCode();
    }
    return hash;
  }
}
