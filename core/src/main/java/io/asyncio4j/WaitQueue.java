package io.asyncio4j;

import org.jspecify.annotations.Nullable;

/**
 * The fair queue of waiters under every primitive: first come, first woken.
 *
 * <p>A waiter that was woken stays in its place until it has run and leaves by {@link #remove}. So
 * the owner can tell that somebody is about to take what was released and lets no newcomer overtake
 * (the idea is asyncio's), and a waiter that finds its thing gone goes on waiting in the same
 * place. The waiters are linked through themselves: every operation is O(1) but {@link #waitAgain},
 * and waiting allocates nothing. Only the loop's thread touches a queue.
 *
 * <pre>
 *   first ... woken ... | nextToWake ... waiting ... last
 * </pre>
 */
final class WaitQueue {
  private @Nullable Waiter first;
  private @Nullable Waiter last;
  private @Nullable Waiter nextToWake;
  private int size;
  private int woken;

  /** Whether nobody is here, neither waiting nor woken. */
  boolean isEmpty() {
    return size == 0;
  }

  /** How many are here, woken ones included. */
  int size() {
    return size;
  }

  /** How many were woken and have not run yet. */
  int woken() {
    return woken;
  }

  /** How many wait to be woken. */
  int waiting() {
    return size - woken;
  }

  @Nullable Waiter first() {
    return first;
  }

  /** Puts a waiter at the end. */
  void add(Waiter waiter) {
    waiter.queue = this;
    waiter.previous = last;
    if (last == null) {
      first = waiter;
    } else {
      last.next = waiter;
    }
    last = waiter;
    size++;
    if (nextToWake == null) {
      nextToWake = waiter;
    }
  }

  /** Takes a waiter out, wherever it stands; nothing if it is not in this queue. */
  void remove(Waiter waiter) {
    if (waiter.queue != this) {
      return;
    }
    if (waiter.woken) {
      waiter.woken = false;
      woken--;
    }
    if (nextToWake == waiter) {
      nextToWake = firstWaiting(waiter.next);
    }
    Waiter before = waiter.previous;
    Waiter after = waiter.next;
    if (before == null) {
      first = after;
    } else {
      before.next = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.previous = before;
    }
    waiter.previous = null;
    waiter.next = null;
    waiter.queue = null;
    size--;
  }

  /** Wakes the first that is not woken yet. Returns whether there was one. */
  boolean wakeNext() {
    Waiter waiter = nextToWake;
    if (waiter == null) {
      return false;
    }
    nextToWake = firstWaiting(waiter.next);
    waiter.woken = true;
    woken++;
    waiter.wake();
    return true;
  }

  /** Wakes all that are not woken yet. */
  void wakeAll() {
    while (wakeNext()) {
      // wakeNext does it
    }
  }

  /** Wakes all that are not woken yet, and keeps none: what they wait for comes once. */
  void wakeAndRemoveAll() {
    for (Waiter waiter = first; waiter != null; waiter = first) {
      boolean waits = !waiter.woken;
      remove(waiter);
      if (waits) {
        waiter.wake();
      }
    }
  }

  /** Makes a woken waiter wait again, in its old place; the caller suspends it. */
  void waitAgain(Waiter waiter) {
    waiter.woken = false;
    woken--;
    nextToWake = firstWaiting(first);
  }

  private static @Nullable Waiter firstWaiting(@Nullable Waiter from) {
    Waiter waiter = from;
    while (waiter != null && waiter.woken) {
      waiter = waiter.next;
    }
    return waiter;
  }
}
