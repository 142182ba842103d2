package io.asyncio4j;

import io.asyncio4j.spi.ReadyOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The loop's one FIFO, a ring that grows: the coroutines and the callbacks that are ready to run.
 */
final class ReadyQueue {
  private @Nullable Object[] ring = new Object[256];
  private int head;
  private int size;

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void add(Object item) {
    if (size == ring.length) {
      grow();
    }
    ring[(head + size++) & (ring.length - 1)] = item;
  }

  /** The first item; only when there is one. */
  Object poll() {
    Object item = ring[head];
    if (item == null) {
      throw new AssertionError("the ready queue is empty");
    }
    ring[head] = null;
    head = (head + 1) & (ring.length - 1);
    size--;
    return item;
  }

  /** Takes the item that {@code order} picks among the first {@code count}. */
  Object poll(ReadyOrder order, int count) {
    int picked = (head + order.pick(count)) & (ring.length - 1);
    Object item = ring[picked];
    ring[picked] = ring[head];
    ring[head] = item;
    return poll();
  }

  private void grow() {
    Object[] larger = Arrays.copyOfRange(ring, head, head + ring.length * 2);
    System.arraycopy(ring, 0, larger, ring.length - head, head);
    ring = larger;
    head = 0;
  }
}
