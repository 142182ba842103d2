package io.asyncio4j;

import static io.asyncio4j.Asyncio.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.asyncio4j.spi.LoopObserver;
import io.asyncio4j.spi.LoopObserverProvider;
import io.asyncio4j.spi.LoopStall;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShutdownTest {
  /** The programs that the tests start and end. */
  static final class Program {
    public static void main(String[] arguments) throws Exception {
      switch (arguments[0]) {
        case "sleeping" -> run(Program::sleeping);
        case "on a virtual thread" -> Thread.ofVirtual().start(() -> run(Program::sleeping)).join();
        case "stubborn" -> run(Program::stubborn);
        case "exit in a coroutine" ->
            run(() -> {
              createTask(() -> sleep(Duration.ofHours(1)));
              yieldNow();
              System.exit(7);
            });
        case "exit in a thread" ->
            run(() -> {
              createTask(() -> sleep(Duration.ofHours(1)));
              toThread(() -> System.exit(7));
            });
        case "exit in a callback" ->
            run(() -> {
              runningLoop().callSoon(() -> System.exit(7));
              sleep(Duration.ofHours(1));
            });
        case "hog" -> run(Program::hog);
        default -> IO.println(run(() -> "ran"));
      }
      IO.println("went on");
    }

    private static void sleeping() {
      createTask(() -> {
        try {
          sleep(Duration.ofHours(1));
        } finally {
          IO.println("child's finally");
        }
      });
      try {
        yieldNow();
        IO.println("ready");
        sleep(Duration.ofHours(1));
      } finally {
        sleep(Duration.ofMillis(20));
        IO.println("main's finally");
      }
    }

    private static void hog() {
      currentTask().setName("hog");
      runningLoop().setSlowCallbackDuration(Duration.ofMillis(20));
      runningLoop().stalls.patience = Duration.ofMillis(50);
      while (true) {
        if (runningLoop().stalls.heldNow() >= Duration.ofMillis(20).toNanos()) {
          IO.println("ready");
          break;
        }
      }
      while (true) {
        Thread.onSpinWait();
      }
    }

    private static void stubborn() {
      IO.println("ready");
      while (true) {
        try {
          sleep(Duration.ofHours(1));
        } catch (CancelledError e) {
          IO.println("swallowed");
        }
      }
    }
  }

  /** Says what it is told of at the end. */
  public static final class Writer implements LoopObserverProvider, LoopObserver {
    @Override
    public LoopObserver observe(EventLoop loop) {
      return this;
    }

    @Override
    public void stalled(LoopStall stall) {
      String task = stall.task() == null ? "none" : stall.task().name();
      String method = stall.stack().isEmpty() ? "" : stall.stack().getFirst().getMethodName();
      IO.println("held by " + task + " in " + method);
    }

    @Override
    public void processEnds() {
      IO.println("written");
    }
  }

  @Test
  void aProgramThatIsHeldIsWrittenAboutBeforeASecondSignalEndsIt() throws Exception {
    var options = List.of(ChildJvm.OPENED, "-Dasyncio4j.observers=" + Writer.class.getName());
    try (var child = ChildJvm.start(options, Program.class, "hog")) {
      child.awaitLine("ready");
      child.signal("TERM");
      child.awaitLineWith("the same signal once more ends the process");
      child.signal("TERM");
      assertThat(child.exitStatus()).isEqualTo(143);
      assertThat(child.lines()).endsWith("held by hog in hog", "written");
    }
  }

  private static ChildJvm start(String program) throws Exception {
    return ChildJvm.start(List.of(ChildJvm.OPENED), Program.class, program);
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void aSignalRunsEveryFinallyAndThenEndsTheProcess(String signal, int status) throws Exception {
    try (var child = start("sleeping")) {
      child.awaitLine("ready");
      child.signal(signal);
      assertThat(child.exitStatus()).isEqualTo(status);
      assertThat(child.lines())
          .contains("main's finally", "child's finally")
          .doesNotContain("went on");
    }
  }

  @Test
  void aSignalReachesARunOnAVirtualThread() throws Exception {
    try (var child = start("on a virtual thread")) {
      child.awaitLine("ready");
      child.signal("INT");
      assertThat(child.exitStatus()).isEqualTo(130);
      assertThat(child.lines()).contains("main's finally", "child's finally");
    }
  }

  @Test
  void aSecondCtrlCEndsTheProcessAtOnce() throws Exception {
    try (var child = start("stubborn")) {
      child.awaitLine("ready");
      child.signal("INT");
      child.awaitLine("swallowed");
      child.signal("INT");
      assertThat(child.exitStatus()).isEqualTo(130);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit in a coroutine", "exit in a thread", "exit in a callback"})
  void systemExitEndsTheProcess(String where) throws Exception {
    try (var child = start(where)) {
      assertThat(child.exitStatus()).isEqualTo(7);
      assertThat(child.lines()).doesNotContain("went on");
    }
  }

  // Where java.lang is not opened

  @Test
  void openedItIsSilent() throws Exception {
    try (var child = start("value")) {
      assertThat(child.exitStatus()).isZero();
      assertThat(child.lines()).containsExactly("ran", "went on");
    }
  }

  @Test
  void notOpenedItWorksAndSaysOnceWhatToAdd() throws Exception {
    try (var child = ChildJvm.start(List.of(), Program.class, "value")) {
      assertThat(child.exitStatus()).isZero();
      assertThat(child.lines()).contains("ran");
      assertThat(child.lines()).filteredOn(line -> line.contains("--add-opens")).hasSize(1);
    }
  }

  @Test
  void withNoWayInItSaysWhatToAddEverywhere() throws Exception {
    var options = List.of("--sun-misc-unsafe-memory-access=deny");
    try (var child = ChildJvm.start(options, Program.class, "value")) {
      assertThat(child.exitStatus()).isEqualTo(1);
      assertThat(String.join("\n", child.lines()))
          .contains("IllegalStateException")
          .contains("--add-opens java.base/java.lang=ALL-UNNAMED")
          .contains("Surefire", "argLine", "Gradle", "IDE", "manifest", "Add-Opens");
    }
  }
}
