package io.asyncio4j;

import static io.asyncio4j.Asyncio.*;
import static io.asyncio4j.Loops.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A page of programs as people write them. What counts is that they compile: without casts, without
 * {@code throws} where the bodies throw nothing, and with exactly {@code IOException} where they
 * throw that.
 */
class NaturalUsageTest {
  record Post(String title) {}

  record User(String name) {}

  record Summary(List<Post> posts, List<User> users) {}

  record Dashboard(List<Post> posts, List<User> users, int count, String title) {}

  private List<Post> posts() {
    sleep(Duration.ZERO);
    return List.of(new Post("p"));
  }

  private List<User> users() {
    sleep(Duration.ZERO);
    return List.of(new User("u"));
  }

  private List<User> usersFromDisk() throws IOException {
    yieldNow();
    return List.of(new User("u"));
  }

  private String read(String path) throws IOException {
    yieldNow();
    if (path.isEmpty()) {
      throw new IOException("no path");
    }
    return path.toUpperCase(java.util.Locale.ROOT);
  }

  private void write(String path) throws IOException {
    read(path);
  }

  private int length(String word) {
    yieldNow();
    return word.length();
  }

  private void tick() {
    yieldNow();
  }

  private int one() {
    return 1;
  }

  // Running

  @Test
  void aMainThatThrowsNothingNeedsNoThrows() {
    int value = run(() -> 40 + one());
    String text = run(this::greeting);
    run(this::tick);
    run(() -> sleep(Duration.ZERO));
    run(() -> {});
    List<Integer> both = run(() -> gather(() -> 1, () -> 2));
    assertThat(value).isEqualTo(41);
    assertThat(text).isEqualTo("hello");
    assertThat(both).containsExactly(1, 2);
  }

  private String greeting() {
    return "hello";
  }

  @Test
  void aMainThatThrowsIoExceptionThrowsExactlyThat() {
    try {
      String text = run(() -> read("a"));
      assertThat(text).isEqualTo("A");
      run(() -> write("a"));
      run(() -> read(""));
    } catch (IOException e) {
      assertThat(e).hasMessage("no path");
    }
    assertThatThrownBy(() -> run(() -> read(""))).isExactlyInstanceOf(IOException.class);
  }

  @Test
  void aRunnerRunsTheSameBodies() throws IOException {
    try (var runner = Runner.builder().debug(true).name("mine").build()) {
      int value = runner.run(() -> 1);
      runner.run(() -> tick());
      runner.run(this::tick);
      String text = runner.run(() -> read("a"));
      assertThat(value + text).isEqualTo("1A");
    }
  }

  // Tasks

  @Test
  void tasksHaveTheTypeOfTheirBody() {
    run(() -> {
      Task<Integer> number = createTask(() -> 42);
      Task<String> word = createTask("word", this::greeting);
      Task<Void> nothing = createTask(() -> tick());
      Task<Void> named = createTask("tick", this::tick);
      Task<Void> block =
          createTask(() -> {
            tick();
          });
      Task<String> checked = createTask(() -> read("a"));
      var inferred = createTask(() -> List.of(1));
      int value = await(number);
      String text = word.await();
      Void none = await(nothing);
      List<Integer> list = inferred.await();
      await(named);
      await(block);
      assertThat(value).isEqualTo(42);
      assertThat(text).isEqualTo("hello");
      assertThat(none).isNull();
      assertThat(list).containsExactly(1);
      assertThat(checked.await()).isEqualTo("A");
    });
  }

  @Test
  void aTaskThatOnlyThrows() {
    run(() -> {
      var task =
          createTask(() -> {
            throw new IOException("gone");
          });
      assertThatThrownBy(() -> await(task)).isInstanceOf(IOException.class);
    });
  }

  @Test
  void awaitThrowingDeclaresTheException() {
    run(() -> {
      Task<String> task = createTask(() -> read(""));
      try {
        task.awaitThrowing(IOException.class);
      } catch (IOException e) {
        assertThat(e).hasMessage("no path");
      }
    });
  }

  @Test
  void stagesAndPromises() {
    run(() -> {
      CompletableFuture<Integer> future = CompletableFuture.completedFuture(1);
      CompletionStage<String> stage = CompletableFuture.completedStage("a");
      Promise<String> promise = Promise.create();
      Promise<Integer> other = runningLoop().createPromise();
      var inline = Promise.<String>create();
      promise.setResult("b");
      other.setResult(3);
      inline.setResult("c");
      promise.addDoneCallback(done -> assertThat(done.isDone()).isTrue());
      int number = await(future);
      String text = await(stage) + await(promise) + promise.await() + await(inline);
      int third = await(other);
      assertThat(number + text + third).isEqualTo("1abbc3");
    });
  }

  // Several at once

  @Test
  void gatherOfBodies() {
    run(() -> {
      List<Integer> same = gather(() -> 1, this::one, () -> length("abc"));
      List<Object> mixed = gather(() -> 1, () -> "a");
      List<Number> numbers = gather(() -> 1, () -> 2.0);
      List<String> bodies =
          gather(
              Stream.of("a", "b")
                  .<Coroutine<String, RuntimeException>>map(word -> () -> word + length(word))
                  .toList());
      gather(() -> tick(), () -> tick());
      gather(this::tick, this::tick);
      gather(
          () -> {
            tick();
          },
          () -> {
            tick();
          });
      var nested = gather(() -> gather(() -> 1, () -> 2), () -> gather(() -> 3));
      List<List<Integer>> typed = gather(() -> gather(() -> 1, () -> 2), () -> gather(() -> 3));
      assertThat(same).containsExactly(1, 1, 3);
      assertThat(mixed).containsExactly(1, "a");
      assertThat(numbers).containsExactly(1, 2.0);
      assertThat(bodies).containsExactly("a1", "b1");
      assertThat(nested).isEqualTo(typed).containsExactly(List.of(1, 2), List.of(3));
    });
  }

  @Test
  void gatherOfBodiesThatThrow() throws IOException {
    List<String> texts = run(() -> gather(() -> read("a"), () -> read("b")));
    List<String> oneThrows = run(() -> gather(() -> "x", () -> read("b")));
    run(() -> gather(() -> write("a"), () -> tick()));
    List<Coroutine<String, IOException>> bodies = List.of(() -> read("a"), () -> read("b"));
    List<String> collected = run(() -> gather(bodies));
    assertThat(texts).containsExactly("A", "B").isEqualTo(collected);
    assertThat(oneThrows).containsExactly("x", "B");
  }

  @Test
  void gatherOfBodiesCollectedInALoop() {
    var bodies = new ArrayList<Coroutine<Integer, RuntimeException>>();
    for (int i = 0; i < 3; i++) {
      int number = i;
      bodies.add(() -> number);
    }
    List<Integer> all = run(() -> gather(bodies));
    assertThat(all).containsExactly(0, 1, 2);
  }

  @Test
  void gatherWithACombiner() throws IOException {
    Summary two = run(() -> gather(() -> posts(), () -> users(), Summary::new));
    Summary references = run(() -> gather(this::posts, this::users, Summary::new));
    var inferred = run(() -> gather(() -> posts(), () -> users(), (p, u) -> p.size() + u.size()));
    Summary checked = run(() -> gather(() -> posts(), () -> usersFromDisk(), Summary::new));
    String three = run(() -> gather(() -> 1, () -> "b", () -> 'c', (a, b, c) -> a + b + c));
    Dashboard four =
        run(() -> gather(() -> posts(), () -> users(), () -> 3, () -> "t", Dashboard::new));
    assertThat(two).isEqualTo(references).isEqualTo(checked);
    assertThat(inferred).isEqualTo(2);
    assertThat(three).isEqualTo("1bc");
    assertThat(four.title()).isEqualTo("t");
  }

  @Test
  void gatherWithACombinerThatThrows() {
    try {
      String text = run(() -> gather(() -> "a", () -> "b", (a, b) -> read(a + b)));
      assertThat(text).isEqualTo("AB");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void gatherOfTasks() {
    run(() -> {
      Task<Integer> a = createTask(() -> 1);
      Task<Integer> b = createTask(() -> 2);
      Promise<Integer> c = Promise.create();
      c.setResult(3);
      List<Integer> two = gather(a, b);
      List<Integer> three = gather(a, b, c);
      List<Task<Integer>> tasks = List.of(a, b);
      List<Integer> collected = gatherTasks(tasks);
      List<Outcome<Integer>> outcomes = gatherTaskOutcomes(tasks);
      List<Integer> streamed =
          gatherTasks(IntStream.range(0, 3).mapToObj(i -> createTask(() -> i)).toList());
      assertThat(two).isEqualTo(collected).containsExactly(1, 2);
      assertThat(three).containsExactly(1, 2, 3);
      assertThat(outcomes).containsExactly(new Outcome.Success<>(1), new Outcome.Success<>(2));
      assertThat(streamed).containsExactly(0, 1, 2);
    });
  }

  @Test
  void fanOut() throws IOException {
    List<String> words = List.of("a", "bb");
    List<Integer> lengths = run(() -> gatherEach(words, this::length));
    List<Integer> limited = run(() -> gatherEach(words, 1, word -> length(word)));
    List<String> texts = run(() -> gatherEach(words, this::read));
    List<String> viaLambda = run(() -> gatherEach(words, 2, word -> read(word)));
    run(() -> runEach(words, this::write));
    run(() -> runEach(words, 2, word -> write(word)));
    run(() -> runEach(words, word -> tick()));
    List<List<Integer>> nested =
        run(() -> gatherEach(words, word -> gatherEach(List.of(1, 2), n -> n * length(word))));
    Map<String, Integer> map = new HashMap<>();
    run(() -> runEach(words, word -> map.put(word, length(word))));
    assertThat(lengths).isEqualTo(limited).containsExactly(1, 2);
    assertThat(texts).isEqualTo(viaLambda).containsExactly("A", "BB");
    assertThat(nested).containsExactly(List.of(1, 2), List.of(2, 4));
    assertThat(map).containsEntry("bb", 2);
  }

  @Test
  void outcomes() {
    run(() -> {
      List<Outcome<Integer>> outcomes = gatherOutcomes(() -> 1, () -> read("").length());
      String described =
          switch (outcomes.get(1)) {
            case Outcome.Success<Integer>(var value) -> "value " + value;
            case Outcome.Failure<Integer>(var exception) -> exception.getMessage();
          };
      List<Coroutine<Integer, RuntimeException>> bodies = List.of(() -> 1, this::one);
      List<Outcome<Integer>> collected = gatherOutcomes(bodies);
      assertThat(described).isEqualTo("no path");
      assertThat(collected).hasSize(2);
    });
  }

  @Test
  void races() throws IOException {
    String mirror = run(() -> race(() -> read("a"), () -> read("b")));
    int number = run(() -> race(this::one, () -> 1));
    List<Coroutine<String, IOException>> mirrors = List.of(() -> read("a"));
    String collected = run(() -> race(mirrors));
    assertThat(mirror).isEqualTo(collected).isEqualTo("A");
    assertThat(number).isEqualTo(1);
  }

  @Test
  void waiting() {
    run(() -> {
      Set<Task<String>> tasks = new HashSet<>();
      tasks.add(createTask(() -> "a"));
      tasks.add(createTask(() -> "b"));
      DoneAndPending<Task<String>> both = waitUntil(ReturnWhen.ALL_COMPLETED, tasks);
      for (Task<String> done : both.done()) {
        assertThat(done.resultNow()).isIn("a", "b");
      }
      var timed = waitUntil(ReturnWhen.FIRST_COMPLETED, both.done(), seconds(1));
      Set<Task<String>> pending = timed.pending();
      List<Awaitable<String>> awaitables = List.of(createTask(() -> "a"), Promise.<String>create());
      DoneAndPending<Awaitable<String>> mixed =
          waitUntil(ReturnWhen.FIRST_COMPLETED, awaitables, seconds(1));
      assertThat(pending).isEmpty();
      assertThat(mixed.done()).hasSize(1);
    });
  }

  @Test
  void asTheyComplete() {
    run(() -> {
      List<Task<Integer>> tasks = List.of(createTask(() -> 1), createTask(() -> 2));
      int sum = 0;
      for (Task<Integer> task : asCompletedTasks(tasks)) {
        sum += task.await();
      }
      for (Task<Integer> task : asCompletedTasks(tasks, seconds(1))) {
        sum += task.resultNow();
      }
      for (Task<Integer> task : asCompleted(() -> 3, this::one)) {
        sum += await(task);
      }
      List<Coroutine<Integer, RuntimeException>> bodies = List.of(() -> 1, this::one);
      for (var task : asCompleted(bodies)) {
        sum += task.await();
      }
      for (var task : asCompleted(bodies, seconds(1))) {
        sum += task.await();
      }
      assertThat(sum).isEqualTo(14);
    });
  }

  // Time

  @Test
  void timeouts() throws TimeoutException {
    int value = run(() -> timeout(seconds(9), () -> one()));
    run(() -> timeout(seconds(9), () -> tick()));
    run(() -> timeout(seconds(9), this::tick));
    int withLimit = run(() -> Timeout.call(seconds(9), limit -> limit.expired() ? 1 : 2));
    run(() -> Timeout.run(seconds(9), limit -> limit.reschedule(null)));
    int waited = run(() -> waitFor(createTask(() -> 5), seconds(9)));
    assertThat(List.of(value, withLimit, waited)).containsExactly(1, 2, 5);
  }

  @Test
  void timeoutsOfBodiesThatThrow() {
    run(() -> {
      try {
        String text = timeout(seconds(9), () -> read("a"));
        String limited = Timeout.call(seconds(9), limit -> read("b"));
        timeout(seconds(9), () -> write("c"));
        Timeout.run(seconds(9), limit -> write("d"));
        assertThat(text + limited).isEqualTo("AB");
      } catch (IOException | TimeoutException e) {
        throw new AssertionError(e);
      }
    });
  }

  @Test
  void movingOn() throws IOException {
    Optional<Integer> value = run(() -> moveOnAfter(seconds(9), () -> one()));
    Optional<String> text = run(() -> moveOnAfter(seconds(9), () -> read("a")));
    boolean finished = run(() -> moveOnAfter(seconds(9), () -> tick()));
    boolean reference = run(() -> moveOnAfter(seconds(9), this::tick));
    assertThat(value).contains(1);
    assertThat(text).contains("A");
    assertThat(finished && reference).isTrue();
  }

  @Test
  void shields() throws IOException {
    int value = run(() -> shield(() -> one()));
    String text = run(() -> shield(() -> read("a")));
    int task = run(() -> shield(createTask(() -> 2)));
    run(() -> shield(() -> tick()));
    assertThat(value + text + task).isEqualTo("1A2");
  }

  // Threads

  @Test
  void threads() throws IOException {
    String text = run(() -> toThread(() -> "a".repeat(2)));
    run(() -> toThread(() -> Thread.onSpinWait()));
    String checked = run(() -> toThread(() -> readBlocking("a")));
    try (var executor = Executors.newSingleThreadExecutor()) {
      int value = run(() -> runInExecutor(executor, () -> 1));
      run(() -> runInExecutor(executor, () -> Thread.onSpinWait()));
      String other = run(() -> runInExecutor(null, () -> readBlocking("b")));
      assertThat(text + checked + value + other).isEqualTo("aaa1b");
    }
  }

  private String readBlocking(String path) throws IOException {
    return path;
  }

  @Test
  void fromAnotherThread() throws Exception {
    int sum =
        run(() -> {
          EventLoop loop = runningLoop();
          return toThread(() -> {
            Future<Integer> number = runCoroutineThreadsafe(loop, () -> 1);
            Future<String> text = runCoroutineThreadsafe(loop, this::greeting);
            Future<Void> nothing = runCoroutineThreadsafe(loop, () -> tick());
            nothing.get();
            return number.get() + text.get().length();
          });
        });
    assertThat(sum).isEqualTo(6);
  }

  // Groups and generators

  @Test
  void groups() {
    run(() -> {
      TaskGroup.run(group -> {
        Task<Integer> number = group.createTask(() -> 1);
        Task<String> named = group.createTask("read", () -> read("a"));
        Task<Void> nothing = group.createTask(() -> tick());
        group.createTask("tick", this::tick);
        assertThat(number.await() + named.await() + nothing.await()).isEqualTo("1Anull");
      });
      String text =
          TaskGroup.call(group -> {
            var a = group.createTask(() -> read("a"));
            return read("b") + a.await();
          });
      assertThat(text).isEqualTo("BA");
    });
  }

  @Test
  void groupErrors() {
    run(() -> {
      try {
        TaskGroup.run(group -> group.createTask(() -> read("")));
      } catch (ExceptionGroup errors) {
        Optional<ExceptionGroup> io = errors.subgroup(IOException.class);
        assertThat(io.orElseThrow().exceptions()).hasSize(1);
        ExceptionGroup.Split split = errors.split(IOException.class);
        assertThat(split.rest()).isEmpty();
        return;
      }
      throw new AssertionError("the group's error was lost");
    });
  }

  @Test
  void generators() {
    List<Integer> values = new ArrayList<>();
    run(() -> {
      AsyncIterator<Integer> numbers =
          generator(out -> {
            for (int i = 0; i < 3; i++) {
              out.emit(i);
              sleep(Duration.ofNanos(1));
            }
          });
      try (numbers) {
        for (int number : numbers) {
          values.add(number);
        }
      }
    });
    assertThat(values).containsExactly(0, 1, 2);
  }

  @Test
  void primitivesLetExceptionsThrough() throws IOException {
    String text = run(() -> new AsyncLock().withLock(() -> read("a")));
    int value = run(() -> new AsyncLock().withLock(() -> one()));
    run(() -> new AsyncLock().withLock(() -> tick()));
    String permitted = run(() -> new AsyncSemaphore(2).withPermit(() -> read("a")));
    run(() -> new AsyncSemaphore(2).withPermit(() -> tick()));
    assertThat(text + value + permitted).isEqualTo("A1A");
  }

  @Test
  void severalCheckedExceptions() {
    assertThatThrownBy(() ->
            run(() -> {
              if (one() == 1) {
                throw new URISyntaxException("x", "y");
              }
              return read("a");
            }))
        .isInstanceOf(URISyntaxException.class);
  }

  @Test
  void everythingNestedInOneExpression() throws Exception {
    List<String> texts =
        run(() ->
            timeout(
                seconds(9),
                () ->
                    gatherEach(
                        List.of("a", "b"),
                        2,
                        path -> shield(() -> toThread(() -> readBlocking(path))))));
    assertThat(texts).containsExactly("a", "b");
  }

  @Test
  void aNullIsRefusedByTheNameOfItsParameter() {
    Loops.virtual(() -> {
      List<Coroutine<String, RuntimeException>> none = null;
      List<Task<String>> noTasks = null;
      assertThatThrownBy(() -> gather(none)).hasMessage("bodies");
      assertThatThrownBy(() -> race(none)).hasMessage("bodies");
      assertThatThrownBy(() -> asCompleted(none)).hasMessage("bodies");
      assertThatThrownBy(() -> gatherTasks(noTasks)).hasMessage("awaitables");
      assertThatThrownBy(() -> waitUntil(ReturnWhen.ALL_COMPLETED, noTasks))
          .hasMessage("awaitables");
      assertThatThrownBy(() -> asCompletedTasks(noTasks)).hasMessage("tasks");
    });
  }
}
