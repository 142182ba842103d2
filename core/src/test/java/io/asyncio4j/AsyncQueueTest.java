package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AsyncQueueTest extends AsyncQueueFixture {
  @Test
  void itemsComeOutInTheOrderTheyWentIn() {
    virtual(() -> {
      queue.put("a");
      queue.putNowait("b");
      queue.put("c");
      assertThat(queue.size()).isEqualTo(3);
      assertThat(queue.get() + queue.getNowait() + queue.get()).isEqualTo("abc");
      assertThat(queue.isEmpty()).isTrue();
    });
  }

  @Test
  void whatNeedNotWaitDoesNotSuspend() {
    virtual(() -> {
      createTask(() -> log.add("other"));
      single.put("a");
      single.get();
      queue.join();
      assertThat(log).isEmpty();
    });
  }

  @Test
  void gettersGetItemsInTheOrderTheyCame() {
    virtual(() -> {
      getter(queue, "a");
      getter(queue, "b");
      settle();
      queue.putNowait("1");
      queue.putNowait("2");
      settle();
      assertThat(log).containsExactly("a got 1", "b got 2");
    });
  }

  @Test
  void puttersGetInInTheOrderTheyCame() {
    virtual(() -> {
      single.put("1");
      putter(single, "2");
      putter(single, "3");
      settle();
      assertThat(log).isEmpty();
      assertThat(single.get()).isEqualTo("1");
      settle();
      assertThat(log).containsExactly("put 2");
      assertThat(single.get()).isEqualTo("2");
      assertThat(single.get()).isEqualTo("3");
    });
  }

  @Test
  void aPutterThatComesLaterDoesNotOvertakeOneThatWaits() {
    virtual(() -> {
      single.put("1");
      putter(single, "2");
      settle();
      single.getNowait();
      putter(single, "3");
      assertThat(single.get()).isEqualTo("2");
      assertThat(single.get()).isEqualTo("3");
    });
  }

  @Test
  void aGetterThatComesLaterDoesNotOvertakeOneThatWaits() {
    virtual(() -> {
      getter(queue, "a");
      settle();
      queue.putNowait("1");
      queue.putNowait("2");
      log.add("I got " + queue.get());
      assertThat(log).containsExactly("a got 1", "I got 2");
    });
  }

  @Test
  void anItemCountsUntilAGetterHasTakenIt() {
    virtual(() -> {
      getter(queue, "a");
      settle();
      queue.putNowait("1");
      assertThat(queue.size()).isEqualTo(1);
      assertThat(queue.isEmpty()).isFalse();
      settle();
      assertThat(queue.size()).isZero();
    });
  }

  @Test
  void getNowaitMayTakeWhatAWokenGetterHasNotTakenAndThatOneWaitsAtTheFront() {
    virtual(() -> {
      getter(queue, "a");
      getter(queue, "b");
      settle();
      queue.putNowait("1");
      assertThat(queue.getNowait()).isEqualTo("1");
      settle();
      assertThat(log).isEmpty();
      queue.putNowait("2");
      queue.putNowait("3");
      settle();
      assertThat(log).containsExactly("a got 2", "b got 3");
    });
  }

  @Test
  void putNowaitMayTakeTheRoomOfAWokenPutterAndThatOneWaitsAtTheFront() {
    virtual(() -> {
      single.put("1");
      putter(single, "2");
      putter(single, "3");
      settle();
      single.getNowait();
      single.putNowait("mine");
      settle();
      assertThat(log).isEmpty();
      assertThat(single.get()).isEqualTo("mine");
      assertThat(single.get()).isEqualTo("2");
      assertThat(single.get()).isEqualTo("3");
    });
  }

  @Test
  void aCancelledGetTakesNothing() {
    virtual(() -> {
      var a = getter(queue, "a");
      getter(queue, "b");
      settle();
      a.cancel();
      queue.putNowait("1");
      settle();
      assertThat(log).containsExactly("b got 1");
    });
  }

  @Test
  void aGetCancelledAfterItWasWokenLeavesTheItemToTheNext() {
    virtual(() -> {
      var a = getter(queue, "a");
      getter(queue, "b");
      settle();
      queue.putNowait("1");
      a.cancel();
      settle();
      assertThat(a.isCancelled()).isTrue();
      assertThat(log).containsExactly("b got 1");
    });
  }

  @Test
  void aGetCancelledAfterItWasWokenLeavesTheItemInTheQueueWhenNobodyElseWaits() {
    virtual(() -> {
      var a = getter(queue, "a");
      settle();
      queue.putNowait("1");
      a.cancel();
      settle();
      assertThat(queue.size()).isEqualTo(1);
      assertThat(queue.getNowait()).isEqualTo("1");
    });
  }

  @Test
  void aCancelledPutPutsNothing() {
    virtual(() -> {
      single.put("1");
      var second = putter(single, "2");
      putter(single, "3");
      settle();
      second.cancel();
      settle();
      assertThat(single.get()).isEqualTo("1");
      assertThat(single.get()).isEqualTo("3");
      assertThat(single.isEmpty()).isTrue();
    });
  }

  @Test
  void aPutCancelledAfterItWasWokenLeavesTheRoomToTheNext() {
    virtual(() -> {
      single.put("1");
      var second = putter(single, "2");
      putter(single, "3");
      settle();
      single.getNowait();
      second.cancel();
      settle();
      assertThat(log).containsExactly("put 3");
      assertThat(single.getNowait()).isEqualTo("3");
    });
  }

  @Test
  void aWaitingPutCancelledByATimeoutPutsNothing() throws Exception {
    Loops.virtual(() -> {
      single.put("1");
      assertThat(Asyncio.moveOnAfter(seconds(1), () -> single.put("2"))).isFalse();
      assertThat(single.get()).isEqualTo("1");
      assertThat(single.isEmpty()).isTrue();
    });
  }

  @Test
  void withoutRoomOrItemsTheNowaitsThrow() {
    virtual(() -> {
      assertThatThrownBy(queue::getNowait).isInstanceOf(QueueEmptyException.class);
      single.putNowait("1");
      assertThat(single.isFull()).isTrue();
      assertThatThrownBy(() -> single.putNowait("2")).isInstanceOf(QueueFullException.class);
      assertThat(single.size()).isEqualTo(1);
    });
  }

  @Test
  void sizeZeroHasNoLimit() {
    virtual(() -> {
      var unlimited = new AsyncQueue<Integer>(0);
      for (int i = 0; i < 10_000; i++) {
        unlimited.put(i);
      }
      assertThat(unlimited.maxSize()).isZero();
      assertThat(unlimited.isFull()).isFalse();
      assertThat(unlimited.size()).isEqualTo(10_000);
    });
  }

  @Test
  void aNegativeSizeAndANullItemAreRefused() {
    assertThatThrownBy(() -> new AsyncQueue<String>(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AsyncQueue.lifo(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> AsyncQueue.<String>priority(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> queue.putNowait(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void aLifoQueueGivesTheNewestFirst() {
    virtual(() -> {
      AsyncQueue<Integer> stack = AsyncQueue.lifo(0);
      for (int i : new int[] {1, 3, 2}) {
        stack.put(i);
      }
      assertThat(List.of(stack.get(), stack.get(), stack.get())).containsExactly(2, 3, 1);
    });
  }

  @Test
  void aPriorityQueueGivesTheLeastFirstAndEqualOnesInOrder() {
    record Job(int priority, String name) {}
    virtual(() -> {
      AsyncQueue<Job> jobs =
          AsyncQueue.priority(0, (a, b) -> Integer.compare(a.priority, b.priority));
      for (var job :
          List.of(
              new Job(2, "a"),
              new Job(1, "b"),
              new Job(2, "c"),
              new Job(1, "d"),
              new Job(2, "e"),
              new Job(0, "f"))) {
        jobs.put(job);
      }
      while (!jobs.isEmpty()) {
        log.add(jobs.getNowait().name);
      }
      assertThat(log).containsExactly("f", "b", "d", "a", "c", "e");
    });
  }

  @Test
  void aPriorityQueueOfComparableThingsNeedsNoComparator() {
    virtual(() -> {
      AsyncQueue<Integer> numbers = AsyncQueue.priority(2);
      numbers.put(2);
      numbers.put(1);
      assertThat(numbers.isFull()).isTrue();
      assertThat(numbers.get()).isEqualTo(1);
    });
  }

  @Test
  void aComparatorThatThrowsLosesNoRoom() {
    virtual(() -> {
      AsyncQueue<Integer> picky =
          AsyncQueue.priority(
              2,
              (a, b) -> {
                if (a < 0 || b < 0) {
                  throw new IllegalArgumentException("negative");
                }
                return a - b;
              });
      picky.put(1);
      picky.put(2);
      var bad = createTask(() -> picky.put(-1));
      var good = createTask(() -> picky.put(3));
      settle();
      picky.get();
      settle();
      assertThatThrownBy(bad::await).hasMessage("negative");
      assertThat(good.isDone()).isTrue();
      assertThat(picky.size()).isEqualTo(2);
    });
  }

  @Test
  void itsRefusalsSayWhatToDoInstead() {
    virtual(() -> {
      var one = new AsyncQueue<String>(1);
      assertThatThrownBy(one::getNowait).hasMessageContaining("get()");
      one.putNowait("a");
      assertThatThrownBy(() -> one.putNowait("b")).hasMessageContaining("put()");
      one.shutdown(true);
      assertThatThrownBy(() -> one.put("b")).hasMessageContaining("before shutdown()");
      assertThatThrownBy(one::get).hasMessageContaining("iterate over it");
      assertThatThrownBy(one.iterator()::next).hasMessageContaining("hasNext()");
      assertThatThrownBy(one::taskDone).hasMessageContaining("once for each");
    });
  }
}
