package io.asyncio4j.advise;

import io.asyncio4j.Task;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the tasks of one loop are created, and how many of each place are alive. Of many creations
 * some are looked at; those between are counted to the place that was seen last. The loop's thread.
 */
final class FanOut {
  /** So many tasks of one place at a time are no mistake. */
  static final int LIMIT = 1000;

  private final Losses losses;
  private final Budget budget;
  private final Map<Task<?>, Creation> alive = new HashMap<>();
  private final Map<String, Place> places = new HashMap<>();
  private @Nullable Place last;

  private static final class Place {
    final String name;
    final Creation seen = new Creation(this);
    final Creation guessed = new Creation(this);
    int alive;
    int peak = LIMIT;

    Place(String name) {
      this.name = name;
    }
  }

  private static final class Creation {
    final Place place;

    Creation(Place place) {
      this.place = place;
    }
  }

  FanOut(Losses losses, Budget budget) {
    this.losses = losses;
    this.budget = budget;
  }

  void created(Task<?> task) {
    boolean looks = budget.allows();
    if (looks) {
      budget.begin();
      String name = Frames.placeOfCaller();
      last = name == null ? null : places.computeIfAbsent(name, Place::new);
      budget.end();
    }
    Place place = last;
    if (place != null) {
      alive.put(task, looks ? place.seen : place.guessed);
      place.alive++;
      if (place.alive > place.peak) {
        place.peak = place.alive;
        losses.fanOut(place.name, place.peak);
      }
    }
  }

  void done(Task<?> task) {
    Creation creation = alive.remove(task);
    if (creation != null) {
      creation.place.alive--;
    }
  }

  /** Where a task that is alive was created; null when that is not known. */
  @Nullable String place(Task<?> task) {
    Creation creation = alive.get(task);
    return creation == null || creation != creation.place.seen ? null : creation.place.name;
  }
}
