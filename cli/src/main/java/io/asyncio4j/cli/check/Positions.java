package io.asyncio4j.cli.check;

import java.util.Arrays;

/** Lines and columns of a text, from 1. */
final class Positions {
  private final int[] starts;
  private final int length;

  Positions(String text) {
    length = text.length();
    var found = new int[length + 1];
    int lines = 1;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == length || text.charAt(i + 1) != '\n'))) {
        found[lines++] = i + 1;
      }
    }
    starts = Arrays.copyOf(found, lines);
  }

  int line(int position) {
    int found = Arrays.binarySearch(starts, Math.min(position, length));
    return found >= 0 ? found + 1 : -found - 1;
  }

  int column(int position) {
    return Math.min(position, length) - starts[line(position) - 1] + 1;
  }
}
