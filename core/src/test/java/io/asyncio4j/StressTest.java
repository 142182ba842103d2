package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.asyncio4j.spi.ReadyOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import org.junit.jupiter.api.Test;

/**
 * Crowds of tasks on one primitive, in orders drawn from a seed, some of them cancelled at any
 * point. A wake-up that gets lost leaves somebody stuck, which the virtual clock finds.
 */
class StressTest {
  private static final int SEEDS = 300;

  private interface Scenario {
    void run(Random random) throws Exception;
  }

  private static void everySeed(Scenario scenario) {
    for (long seed = 0; seed < SEEDS; seed++) {
      try (var runner =
          Runner.builder()
              .clock(LoopClock.virtual())
              .readyOrder(ReadyOrder.shuffled(seed))
              .build()) {
        var random = new Random(seed);
        runner.run(() -> {
          scenario.run(random);
          assertThat(Asyncio.allTasks()).hasSize(1);
        });
      } catch (Throwable e) {
        fail("with the seed " + seed, e);
      }
    }
  }

  /** Somewhere to be cancelled or overtaken: nothing, a turn, or some time. */
  private static void dawdle(Random random) {
    switch (random.nextInt(4)) {
      case 0 -> {}
      case 1, 2 -> yieldNow();
      default -> sleep(Duration.ofNanos(random.nextInt(20)));
    }
  }

  /** Cancels some of the tasks at various times, and waits for all. */
  private static void disturb(Random random, List<? extends Task<?>> tasks) {
    for (int i = 0; i < tasks.size() / 2; i++) {
      dawdle(random);
      tasks.get(random.nextInt(tasks.size())).cancel();
    }
    awaitAll(tasks);
  }

  private static void awaitAll(List<? extends Task<?>> tasks) {
    for (var task : tasks) {
      try {
        task.await();
      } catch (CancelledError e) {
        // as planned
      }
    }
  }

  @Test
  void aLockHasOneHolderAndIsFreeInTheEnd() {
    everySeed(random -> {
      var lock = new AsyncLock();
      int[] holders = {0};
      var tasks = new ArrayList<Task<Void>>();
      for (int i = 0; i < 12; i++) {
        tasks.add(
            createTask(() -> {
              for (int round = 0; round < 4; round++) {
                dawdle(random);
                lock.withLock(() -> {
                  assertThat(++holders[0]).isEqualTo(1);
                  try {
                    dawdle(random);
                  } finally {
                    holders[0]--;
                  }
                });
              }
            }));
      }
      disturb(random, tasks);
      assertThat(lock.isLocked()).isFalse();
    });
  }

  @Test
  void aSemaphoreKeepsItsPermits() {
    everySeed(random -> {
      int permits = 1 + random.nextInt(3);
      var semaphore = AsyncSemaphore.bounded(permits);
      int[] inside = {0};
      var tasks = new ArrayList<Task<Void>>();
      for (int i = 0; i < 12; i++) {
        tasks.add(
            createTask(() -> {
              for (int round = 0; round < 4; round++) {
                dawdle(random);
                semaphore.withPermit(() -> {
                  assertThat(++inside[0]).isLessThanOrEqualTo(permits);
                  try {
                    dawdle(random);
                  } finally {
                    inside[0]--;
                  }
                });
              }
            }));
      }
      disturb(random, tasks);
      for (int i = 0; i < permits; i++) {
        assertThat(semaphore.isLocked()).isFalse();
        semaphore.acquire();
      }
      assertThat(semaphore.isLocked()).isTrue();
    });
  }

  @Test
  void aQueueLosesAndDoublesNothingAndKeepsItsOrder() {
    everySeed(random -> {
      var queue = new AsyncQueue<Integer>(random.nextInt(4));
      var put = new ArrayList<Integer>();
      var got = new ArrayList<Integer>();
      int[] next = {0};
      var putters = new ArrayList<Task<Void>>();
      for (int i = 0; i < 6; i++) {
        putters.add(
            createTask(() -> {
              for (int round = 0; round < 6; round++) {
                dawdle(random);
                int item = next[0]++;
                queue.put(item);
                put.add(item);
              }
            }));
      }
      var getters = new ArrayList<Task<Void>>();
      for (int i = 0; i < 6; i++) {
        boolean iterates = random.nextBoolean();
        getters.add(
            createTask(() -> {
              if (iterates) {
                for (int item : queue) {
                  got.add(item);
                  queue.taskDone();
                  dawdle(random);
                }
              } else {
                while (true) {
                  try {
                    got.add(random.nextInt(4) == 0 ? queue.getNowait() : queue.get());
                    queue.taskDone();
                  } catch (QueueEmptyException e) {
                    yieldNow();
                  } catch (QueueShutdownException e) {
                    return;
                  }
                  dawdle(random);
                }
              }
            }));
      }
      // Somebody who is never cancelled, so that the queue can be emptied.
      var last =
          createTask(() ->
              queue.forEach(item -> {
                got.add(item);
                queue.taskDone();
              }));
      var victims = new ArrayList<Task<?>>(putters);
      victims.addAll(getters.subList(0, 3));
      disturb(random, victims.subList(0, putters.size()));
      victims.forEach(victim -> {
        if (random.nextBoolean()) {
          victim.cancel();
        }
      });
      queue.join();
      queue.shutdown(false);
      last.await();
      awaitAll(getters);
      assertThat(queue.isEmpty()).isTrue();
      assertThat(got).isEqualTo(put);
    });
  }

  @Test
  void aConditionLosesNoSignal() {
    everySeed(random -> {
      var condition = new AsyncCondition();
      int[] tokens = {0};
      int[] taken = {0};
      var tasks = new ArrayList<Task<Void>>();
      for (int i = 0; i < 10; i++) {
        tasks.add(
            createTask(() -> {
              dawdle(random);
              condition.withLock(() -> {
                condition.awaitUntil(() -> tokens[0] > 0);
                tokens[0]--;
                taken[0]++;
                dawdle(random);
              });
            }));
      }
      var victims = tasks.subList(0, 5);
      for (int i = 0; i < 10; i++) {
        dawdle(random);
        if (random.nextBoolean()) {
          victims.get(random.nextInt(5)).cancel();
        }
        condition.withLock(() -> {
          tokens[0]++;
          condition.signal();
        });
      }
      for (var task : tasks) {
        try {
          task.await();
        } catch (CancelledError e) {
          assertThat(victims).contains(task);
        }
      }
      assertThat(condition.isLocked()).isFalse();
      assertThat(tokens[0] + taken[0]).isEqualTo(10);
    });
  }

  @Test
  void aBarrierGivesEveryRoundEachPlaceOnce() {
    everySeed(random -> {
      var barrier = new AsyncBarrier(4);
      var places = new ArrayList<Integer>();
      var tasks = new ArrayList<Task<Void>>();
      for (int i = 0; i < 16; i++) {
        tasks.add(
            createTask(() -> {
              dawdle(random);
              try {
                places.add(barrier.await());
              } catch (BrokenBarrierException e) {
                places.add(-1);
              }
            }));
      }
      for (int i = 0; i < 6; i++) {
        dawdle(random);
        tasks.get(random.nextInt(16)).cancel();
      }
      sleep(Duration.ofSeconds(1));
      int stranded = barrier.waiting();
      assertThat(stranded).isLessThan(4);
      barrier.reset();
      awaitAll(tasks);
      assertThat(places.stream().filter(place -> place == -1).count()).isEqualTo(stranded);
      assertThat(places.stream().filter(place -> place == 3).count()).isLessThanOrEqualTo(4);
      assertThat(barrier.waiting()).isZero();
    });
  }

  @Test
  void aGroupLeavesNoTaskBehind() {
    everySeed(random -> {
      var alive = new HashSet<Object>();
      var tasks = new ArrayList<Task<Void>>();
      for (int i = 0; i < 5; i++) {
        tasks.add(
            createTask(() -> {
              try {
                TaskGroup.run(group -> {
                  for (int child = 0; child < 5; child++) {
                    group.createTask(() -> {
                      var me = new Object();
                      alive.add(me);
                      try {
                        dawdle(random);
                        if (random.nextInt(12) == 0) {
                          throw new IllegalArgumentException("now and then");
                        }
                        dawdle(random);
                      } finally {
                        alive.remove(me);
                      }
                    });
                    dawdle(random);
                  }
                  if (random.nextInt(6) == 0) {
                    group.cancel();
                  }
                });
              } catch (ExceptionGroup e) {
                assertThat(e.exceptions()).isNotEmpty();
              } catch (IllegalStateException e) {
                assertThat(e).hasMessageContaining("group");
              }
            }));
      }
      disturb(random, tasks);
      assertThat(alive).isEmpty();
    });
  }

  @Test
  void timeoutsOverEverythingLeaveNothingTaken() {
    everySeed(random -> {
      var lock = new AsyncLock();
      var semaphore = AsyncSemaphore.bounded(2);
      var queue = new AsyncQueue<Integer>(2);
      var tasks = new ArrayList<Task<Void>>();
      for (int i = 0; i < 8; i++) {
        tasks.add(
            createTask(() -> {
              for (int round = 0; round < 5; round++) {
                Asyncio.moveOnAfter(
                    Duration.ofNanos(random.nextInt(30)),
                    () ->
                        semaphore.withPermit(() -> {
                          if (random.nextBoolean()) {
                            queue.put(1);
                          } else {
                            queue.get();
                          }
                          lock.withLock(() -> dawdle(random));
                        }));
              }
            }));
      }
      disturb(random, tasks);
      assertThat(lock.isLocked()).isFalse();
      semaphore.acquire();
      semaphore.acquire();
      semaphore.release();
      semaphore.release();
    });
  }
}
