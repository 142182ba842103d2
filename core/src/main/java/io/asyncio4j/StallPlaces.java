package io.asyncio4j;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where in the program a loop was held, and how often that has been said. A place is reported when
 * it first holds the loop, and after that ever more rarely, with what was left out. The watchdog's
 * thread.
 */
final class StallPlaces {
  private static final long FIRST_PAUSE = TimeUnit.SECONDS.toNanos(10);
  private static final long LONGEST_PAUSE = TimeUnit.MINUTES.toNanos(10);

  /** What comes after so many is one place, lest a program that makes code fill the memory. */
  private static final int MOST = 200;

  private final Map<String, Place> places = new HashMap<>();

  private static final class Place {
    long quietUntil;
    long pause = FIRST_PAUSE;
    int unreported;
    long unreportedNanos;
    boolean reported;
  }

  private @Nullable Place current;

  /**
   * A stall with that stack is noticed.
   *
   * @return null when it is not to be reported now; else what the report is to add, often nothing
   */
  @Nullable String begin(List<StackTraceElement> stack, long now) {
    Place place = place(stack);
    current = place;
    if (place.reported && now - place.quietUntil < 0) {
      place.unreported++;
      return null;
    }
    String added =
        place.unreported == 0
            ? ""
            : "\n("
                + place.unreported
                + " more here were not reported since the last one, "
                + Stalls.milliseconds(place.unreportedNanos)
                + " altogether)";
    if (place.reported) {
      place.pause = Math.min(LONGEST_PAUSE, place.pause * 2);
    }
    place.reported = true;
    place.quietUntil = now + place.pause;
    place.unreported = 0;
    place.unreportedNanos = 0;
    current = null;
    return added;
  }

  /** The stall that began last has been seen for so much longer. */
  void lasted(long nanos) {
    if (current != null) {
      current.unreportedNanos += nanos;
    }
  }

  private Place place(List<StackTraceElement> stack) {
    String name =
        stack.isEmpty()
            ? ""
            : stack.getFirst().getClassName() + "." + stack.getFirst().getMethodName();
    if (places.size() >= MOST && !places.containsKey(name)) {
      name = "";
    }
    return places.computeIfAbsent(name, _ -> new Place());
  }
}
