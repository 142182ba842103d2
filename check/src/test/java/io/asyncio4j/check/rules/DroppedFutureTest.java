package io.asyncio4j.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.check.Check;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a task or future may get lost, and where somebody still has it. */
@Timeout(120)
class DroppedFutureTest {
  private static final String PROGRAM =
      """
      import static io.asyncio4j.Asyncio.*;
      import io.asyncio4j.*;
      import module java.base;
      Map<String, List<Task<?>>> kept = new HashMap<>();
      Task<?>[] slots = new Task<?>[2];
      void nap() { sleep(Duration.ofMillis(1)); }
      Promise<String> ring() {
        var bell = Promise.<String>create();
        runningLoop().callLater(Duration.ofMillis(1), () -> bell.setResult("rings"));
        return bell;
      }
      void main() {
        run(() -> {
      %s
        });
      }
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var tasks = new Task<?>[2]; tasks[0] = createTask(() -> nap()); IO.println(tasks.length);",
        "var tasks = new HashMap<String, Task<?>>(); tasks.put(\"a\", createTask(() -> nap()));",
        "Task<?> task; task = createTask(() -> nap()); IO.println(\"on\");",
        "var task = createTask(() -> nap()); task = createTask(() -> nap()); task.await();",
        "var task = slots.length > 1 ? createTask(() -> nap()) : null; IO.println(\"on\");",
        "ring(); nap();",
        "var bell = ring(); nap();",
      })
  void aLostFutureIsFound(String lines) {
    assertThat(checks(lines)).containsExactly("AioDroppedFuture");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var tasks = new Task<?>[1]; tasks[0] = createTask(() -> nap()); tasks[0].await();",
        "var tasks = slots; tasks[0] = createTask(() -> nap());",
        "var tasks = kept.computeIfAbsent(\"a\", _ -> new ArrayList<>());"
            + " tasks.add(createTask(() -> nap()));",
        "var tasks = new HashMap<String, Task<?>>(); tasks.put(\"a\", createTask(() -> nap()));"
            + " tasks.get(\"a\").await();",
        "var tasks = new HashMap<String, Task<?>>();"
            + " var before = tasks.put(\"a\", createTask(() -> nap()));"
            + " if (before != null) { before.await(); }",
        "Task<?> task; task = createTask(() -> nap()); task.await();",
        "var task = createTask(() -> nap()); task.await(); task = createTask(() -> nap());"
            + " task.await();",
        "var task = slots.length > 1 ? createTask(() -> nap()) : null;"
            + " if (task != null) { task.await(); }",
        "slots[0] = slots.length > 1 ? createTask(() -> nap()) : null;",
        "IO.println(ring().await());",
      })
  void aFutureThatSomebodyHasIsNot(String lines) {
    assertThat(checks(lines)).isEmpty();
  }

  private static List<String> checks(String lines) {
    return Check.findings(PROGRAM.formatted(lines)).stream().map(found -> found.check()).toList();
  }
}
