package io.asyncio4j;

import static io.asyncio4j.Asyncio.asCompletedTasks;
import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.currentTask;
import static io.asyncio4j.Asyncio.gatherTasks;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static io.asyncio4j.Asyncio.waitUntil;
import static io.asyncio4j.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.Test;

class TaskTreeTest {
  private String tree = "";

  /** The tree that is seen once {@code body} waits and all else has come to a stand. */
  private String treeOf(VoidCoroutine<?> body) {
    try (var runner = Runner.builder().name("shop").clock(LoopClock.virtual()).build()) {
      runner.run(() -> {
        currentTask().setName("observer");
        createTask("main", body);
        for (int i = 0; i < 5; i++) {
          yieldNow();
        }
        tree = withoutPlaces(TaskTree.of(runningLoop(), 100, true));
      });
    }
    return tree;
  }

  private static String withoutPlaces(String text) {
    return text.replaceAll("  at \\S+", "").replaceAll("├─ observer .*\n", "");
  }

  private static void pause() {
    sleep(Duration.ofSeconds(2));
  }

  @Test
  void underATaskStandThoseThatItAwaits() {
    assertThat(
            treeOf(() ->
                TaskGroup.run(group -> {
                  group.createTask("cart", TaskTreeTest::pause);
                  group.createTask("price", () -> createTask("tax", TaskTreeTest::pause).await());
                })))
        .isEqualTo(
            """
            loop 'shop', running, 5 tasks
            └─ main  awaits TaskGroup[open, 2 tasks]
               ├─ cart  awaits Sleep[2.000 s left]
               └─ price  awaits tax
                  └─ tax  awaits Sleep[2.000 s left]
            """);
  }

  @Test
  void aLineSaysWhereTheTaskIsSuspended() {
    treeOf(() -> {
      yieldNow();
      tree = TaskTree.of(runningLoop(), 100, true);
      pause();
    });
    String[] seen = {""};
    Loops.virtual(() -> {
      createTask("sleeper", TaskTreeTest::pause);
      yieldNow();
      seen[0] = TaskTree.of(runningLoop(), 100, true);
    });
    assertThat(seen[0].lines())
        .anySatisfy(line -> assertThat(line).contains("sleeper").contains("TaskTreeTest.pause("))
        .anySatisfy(
            line -> assertThat(line).contains("Task-1  running").contains("aLineSaysWhereTheTask"));
  }

  @Test
  void tasksThatAwaitEachOtherAreADeadlock() {
    assertThat(
            treeOf(() -> {
              var tasks = new Task<?>[2];
              tasks[0] = createTask("hen", () -> tasks[1].await());
              tasks[1] = createTask("egg", () -> tasks[0].await());
              tasks[0].await();
            }))
        .isEqualTo(
            """
            loop 'shop', running, 4 tasks
            └─ main  awaits hen
               └─ hen  deadlock  awaits egg
                  └─ egg  deadlock  awaits hen
                     └─ ↺ hen  deadlock: hen awaits egg awaits hen
            """);
  }

  @Test
  void aCycleThatNobodyElseAwaitsIsShownToo() {
    assertThat(
            treeOf(() -> {
              var tasks = new Task<?>[2];
              tasks[0] = createTask("hen", () -> gatherTasks(List.of(tasks[1])));
              tasks[1] = createTask("egg", () -> tasks[0].await());
            }))
        .contains("└─ hen  deadlock  awaits gather[1 pending]", "↺ hen");
  }

  @Test
  void everyTaskOfADeadlockIsMarkedAlsoWhenItsCyclesShareATask() {
    assertThat(
            treeOf(() -> {
              var tasks = new Task<?>[3];
              tasks[0] = createTask("hen", () -> gatherTasks(List.of(tasks[1], tasks[2])));
              tasks[1] = createTask("egg", () -> tasks[0].await());
              tasks[2] = createTask("nest", () -> tasks[1].await());
            }))
        .contains("hen  deadlock", "egg  deadlock", "nest  deadlock");
  }

  @Test
  void aCycleThatSomethingElseCanEndIsNoDeadlock() {
    assertThat(
            treeOf(() -> {
              var tasks = new Task<?>[2];
              var bell = createTask("bell", TaskTreeTest::pause);
              tasks[0] =
                  createTask(
                      "hen", () -> waitUntil(ReturnWhen.FIRST_COMPLETED, List.of(tasks[1], bell)));
              tasks[1] = createTask("egg", () -> tasks[0].await());
            }))
        .contains("hen  awaits waitUntil", "↺ hen\n")
        .doesNotContain("deadlock");
  }

  @Test
  void aPromiseMayEndACycle() {
    assertThat(
            treeOf(() -> {
              var tasks = new Task<?>[2];
              var news = runningLoop().<Void>createPromise();
              tasks[0] =
                  createTask(
                      "hen",
                      () ->
                          waitUntil(
                              ReturnWhen.FIRST_COMPLETED, List.<Awaitable<?>>of(tasks[1], news)));
              tasks[1] = createTask("egg", () -> tasks[0].await());
            }))
        .doesNotContain("deadlock");
  }

  @Test
  void whoeverAwaitsADeadlockIsNotPartOfIt() {
    assertThat(
            treeOf(() -> {
              var tasks = new Task<?>[2];
              tasks[0] = createTask("hen", () -> tasks[1].await());
              tasks[1] = createTask("egg", () -> tasks[0].await());
              var cook = createTask("cook", () -> tasks[0].await());
              createTask("guest", () -> cook.await());
            }))
        .contains("guest  awaits cook\n", "cook  awaits hen\n");
  }

  @Test
  void controlCharactersInNamesAreNotPrinted() {
    assertThat(
            treeOf(() -> {
              var odd = createTask("a\nb\033[31m\u2028c", TaskTreeTest::pause);
              createTask("waiting", () -> odd.await());
            }))
        .contains("waiting  awaits a?b?[31m?c\n", "└─ a?b?[31m?c  awaits Sleep");
  }

  @Test
  void whatTwoAwaitIsUnfoldedOnce() {
    assertThat(
            treeOf(() -> {
              var leaf = createTask("leaf", TaskTreeTest::pause);
              var shared = createTask("shared", () -> leaf.await());
              createTask("one", () -> shared.await());
              createTask("two", () -> shared.await());
            }))
        .isEqualTo(
            """
            loop 'shop', running, 5 tasks
            ├─ one  awaits shared
            │  └─ shared  awaits leaf
            │     └─ leaf  awaits Sleep[2.000 s left]
            └─ two  awaits shared
               └─ shared  awaits leaf  (shown above)
            """);
  }

  @Test
  void whatGeneratorsAndAsCompletedWaitForIsSeen() {
    assertThat(
            treeOf(() -> {
              var slow = createTask("slow", TaskTreeTest::pause);
              createTask("drawer", () -> asCompletedTasks(List.of(slow)).iterator().next());
              for (var _ :
                  Asyncio.<Integer>generator(out -> {
                    pause();
                    out.emit(1);
                  })) {
                // never comes here
              }
            }))
        .containsPattern("main  awaits Generator.*\n.*  └─ generator  awaits Sleep")
        .containsPattern("drawer  awaits asCompleted.*\n.*  └─ slow  awaits Sleep");
  }

  @Test
  void readyAndBlockedTasksAndTheCreatedSayWhatTheyDo() {
    assertThat(
            treeOf(() -> {
              createTask("blocked", () -> new SynchronousQueue<Integer>().take());
              createTask(
                  "busy",
                  () -> {
                    while (true) {
                      yieldNow();
                    }
                  });
              for (int i = 0; i < 3; i++) {
                yieldNow();
              }
              createTask("fresh", TaskTreeTest::pause);
              tree = TaskTree.of(runningLoop(), 100, true);
              assertThat(tree).contains("fresh  not started");
              pause();
            }))
        .contains("blocked  in a JDK call", "busy  ready");
  }

  @Test
  void manySiblingsAreCounted() {
    String[] seen = {""};
    Loops.virtual(() -> {
      for (int i = 0; i < 1500; i++) {
        createTask(TaskTreeTest::pause);
      }
      seen[0] = TaskTree.of(runningLoop(), 3, true);
    });
    assertThat(seen[0].lines()).hasSize(5).last().isEqualTo("└─ ... and 1,498 more");
  }

  @Test
  void aLongChainIsCutOff() {
    String[] seen = {""};
    Loops.virtual(() -> {
      Task<?> last = createTask(TaskTreeTest::pause);
      for (int i = 0; i < 200; i++) {
        Task<?> awaited = last;
        last = createTask(() -> awaited.await());
      }
      yieldNow();
      seen[0] = TaskTree.of(runningLoop(), 3, true);
    });
    assertThat(seen[0].lines()).hasSizeLessThan(60).last().asString().contains("what it awaits");
  }

  @Test
  void itIsPrintedWithWhatTheStreamCanWrite() {
    Loops.virtual(() -> {
      createTask("main", TaskTreeTest::pause);
      assertThat(printed(StandardCharsets.UTF_8)).contains("└─ main");
      assertThat(printed(StandardCharsets.US_ASCII)).contains("`- main").doesNotContain("?");
    });
  }

  private static String printed(Charset charset) {
    var bytes = new ByteArrayOutputStream();
    runningLoop().printTaskTree(new PrintStream(bytes, false, charset));
    return bytes.toString(charset);
  }
}
