package io.asyncio4j.http.server;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bytes from the first to the last of a representation, both included. */
record ByteRange(long first, long last) {
  /** Who asks for more pieces than that gets the whole. */
  private static final int MOST = 16;

  long length() {
    return last - first + 1;
  }

  String contentRange(long size) {
    return "bytes " + first + "-" + last + "/" + size;
  }

  /**
   * Reads a field {@code Range}.
   *
   * @return null when it is to be passed over: of another unit, malformed, or of pieces that
   *     overlap, which nobody needs and which would make an answer larger than the whole; none when
   *     nothing of what it asks for is there
   */
  static @Nullable List<ByteRange> parse(String field, long size) {
    if (!field.regionMatches(true, 0, "bytes=", 0, 6)) {
      return null;
    }
    String[] members = field.substring(6).split(",", -1);
    if (members.length > MOST) {
      return null;
    }
    var ranges = new ArrayList<ByteRange>();
    for (String member : members) {
      String text = member.strip();
      int dash = text.indexOf('-');
      long first = dash < 0 ? -2 : number(text.substring(0, dash));
      long last = dash < 0 ? -2 : number(text.substring(dash + 1));
      if (first == -2 || last == -2 || (first == -1 && last == -1)) {
        return null;
      }
      if (first == -1) {
        first = Math.max(0, size - last);
        last = last == 0 ? -1 : size - 1;
      } else if (last == -1) {
        last = size - 1;
      } else if (last < first) {
        return null;
      }
      if (first < size && last >= first) {
        ranges.add(new ByteRange(first, Math.min(last, size - 1)));
      }
    }
    return overlap(ranges) ? null : ranges;
  }

  /** The number, -1 when there is none, -2 when it is none. */
  private static long number(String text) {
    if (text.isEmpty()) {
      return -1;
    }
    if (text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -2;
    }
    return Long.parseLong(text);
  }

  private static boolean overlap(List<ByteRange> ranges) {
    var sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparingLong(ByteRange::first));
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).first <= sorted.get(i - 1).last) {
        return true;
      }
    }
    return false;
  }
}
