package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Loops.seconds;
import static io.asyncio4j.Loops.settle;
import static io.asyncio4j.Loops.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class AsyncQueueIterationTest extends AsyncQueueFixture {
  @Test
  void anIterationEndsWhenTheQueueIsShutDownAndEmpty() {
    virtual(() -> {
      var reader =
          createTask(() -> {
            for (var item : queue) {
              log.add(item);
              queue.taskDone();
            }
            log.add("end");
          });
      queue.put("1");
      sleep(seconds(1));
      queue.put("2");
      queue.put("3");
      queue.shutdown(false);
      queue.join();
      reader.await();
      assertThat(log).containsExactly("1", "2", "3", "end");
    });
  }

  @Test
  void severalIterationsShareTheItemsAndAllEnd() {
    virtual(() -> {
      var readers = new ArrayList<Task<Void>>();
      for (int i = 0; i < 4; i++) {
        readers.add(
            createTask(() -> {
              for (var item : queue) {
                log.add(item);
                Asyncio.yieldNow();
              }
            }));
      }
      settle();
      for (int i = 0; i < 10; i++) {
        queue.put("" + i);
        if (i % 3 == 0) {
          sleep(seconds(1));
        }
      }
      queue.shutdown(false);
      Asyncio.gatherTasks(readers);
      assertThat(log).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    });
  }

  @Test
  void anItemIsTakenOnlyToBeHandedOut() {
    virtual(() -> {
      queue.put("1");
      var iterator = queue.iterator();
      assertThat(iterator.hasNext()).isTrue();
      assertThat(iterator.hasNext()).isTrue();
      assertThat(queue.size()).isEqualTo(1);
      assertThat(queue.getNowait()).isEqualTo("1");
      queue.putNowait("2");
      assertThat(iterator.next()).isEqualTo("2");
    });
  }

  @Test
  void anIterationLeftAfterHasNextLeavesTheItemToTheNext() {
    virtual(() -> {
      createTask(() -> log.add("has next: " + queue.iterator().hasNext()));
      getter(queue, "b");
      settle();
      queue.putNowait("1");
      settle();
      assertThat(log).containsExactly("has next: true", "b got 1");
    });
  }

  @Test
  void anIterationThatSuspendsBeforeNextQueuesUpAgain() {
    virtual(() -> {
      var iterator = queue.iterator();
      queue.putNowait("1");
      assertThat(iterator.hasNext()).isTrue();
      assertThat(queue.getNowait()).isEqualTo("1");
      getter(queue, "b");
      settle();
      queue.putNowait("2");
      queue.putNowait("3");
      assertThat(iterator.next()).isEqualTo("3");
      assertThat(log).containsExactly("b got 2");
    });
  }

  @Test
  void aCancelledIterationTakesNothing() {
    virtual(() -> {
      var reader = createTask(() -> queue.forEach(log::add));
      settle();
      queue.putNowait("1");
      reader.cancel();
      settle();
      assertThat(log).isEmpty();
      assertThat(queue.size()).isEqualTo(1);
    });
  }

  @Test
  void nextAfterTheEndSaysSo() {
    virtual(() -> {
      queue.shutdown(false);
      assertThat(queue.iterator().hasNext()).isFalse();
      assertThatThrownBy(() -> queue.iterator().next()).isInstanceOf(NoSuchElementException.class);
    });
  }
}
