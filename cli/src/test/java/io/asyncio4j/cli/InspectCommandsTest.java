package io.asyncio4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.asyncio4j.cli.inspect.Inspected;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** The commands that look into a running process, at one that they attach to. */
class InspectCommandsTest {
  private record Ended(int code, String out, String err) {}

  /** Runs a command in this JVM. */
  private static Ended aio(String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    PrintStream usualOut = System.out;
    PrintStream usualErr = System.err;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      IntSupplier command =
          () -> AioCommand.commandLine(new RunCommand(), new ServeCommand()).execute(args);
      return new Ended(
          command.getAsInt(),
          out.toString(StandardCharsets.UTF_8),
          err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(usualOut);
      System.setErr(usualErr);
    }
  }

  private static Ended looked(String... args) {
    Ended ended = aio(args);
    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
    return ended;
  }

  @Test
  void theTasksOfAProcessAreListed() throws Exception {
    try (var shop = Inspected.start("shop")) {
      assertThat(looked("ps", shop.pid()).out())
          .contains("io.asyncio4j.cli.inspect.InspectedProgram, process " + shop.pid())
          .contains("loop 'shop', 3 tasks (3 waiting), lag ")
          .containsPattern("\n +1  main +waiting .* order +io.asyncio4j")
          .containsPattern("\n +2  payment  waiting .* Sleep\\[\\S+ s left] .*Program.pay\\(")
          .containsPattern("\n +3  order +waiting .* payment +io");
      assertThat(looked("ps", shop.pid(), "--filter", "PAYM").out())
          .contains("  payment  ", "  order  ")
          .doesNotContain("  main  ");
      assertThat(looked("ps", shop.pid(), "--json").out())
          .startsWith("{\"pid\":" + shop.pid() + ",")
          .contains(
              "\"number\":3,\"name\":\"order\",\"state\":\"waiting\",\"awaiting\":\"payment\"")
          .contains("\"awaits\":[2],\"awaitedBy\":[1],\"deadlocked\":false");
    }
  }

  @Test
  void theProgramsWithLoopsAreListed() throws Exception {
    try (var shop = Inspected.start("shop");
        var other = Inspected.start("no loop")) {
      assertThat(looked("ps").out())
          .containsPattern("(?m)^ *" + shop.pid() + "  io.asyncio4j.cli.inspect.InspectedProgram ")
          .doesNotContainPattern("(?m)^ *" + other.pid() + " ");
      assertThat(looked("ps", "--json").out())
          .contains("{\"pid\":" + shop.pid() + ",")
          .doesNotContain("{\"pid\":" + ProcessHandle.current().pid() + ",");
    }
  }

  @Test
  void aTreeShowsWhoAwaitsWhom() throws Exception {
    try (var shop = Inspected.start("shop")) {
      assertThat(looked("pstree", shop.pid()).out().lines())
          .satisfiesExactly(
              line -> assertThat(line).isEqualTo("loop 'shop', running, 3 tasks"),
              line -> assertThat(line).startsWith("└─ main  awaits order"),
              line -> assertThat(line).startsWith("   └─ order  awaits payment"),
              line -> assertThat(line).startsWith("      └─ payment  awaits Sleep["));
    }
  }

  @Test
  void tasksThatAwaitEachOtherAreADeadlock() throws Exception {
    try (var shop = Inspected.start("deadlock")) {
      Ended tree = aio("pstree", shop.pid());
      assertThat(tree.code()).isEqualTo(1);
      assertThat(tree.out())
          .contains("left  deadlock  awaits right", "deadlock: left awaits right awaits left");
      assertThat(aio("pstree", shop.pid(), "--json").code()).isEqualTo(1);
      assertThat(looked("ps", shop.pid()).out()).contains("3 tasks (2 deadlock, 1 waiting)");
      assertThat(looked("where", shop.pid(), "left").out())
          .contains("awaited by 3 'right'", "deadlock: it awaits itself");
      looked("cancel", shop.pid(), "left");
      assertThat(looked("ps", shop.pid()).out()).doesNotContain("deadlock");
    }
  }

  @Test
  void aStackComesWithItsSource() throws Exception {
    try (var shop = Inspected.start("shop")) {
      assertThat(looked("where", shop.pid(), "payment").out())
          .startsWith("task 2 'payment' of loop 'shop', io.asyncio4j.cli.inspect.Inspected")
          .contains("\n  waiting for Sleep[", "\n  awaited by 3 'order'\n")
          .containsPattern("    at \\S+InspectedProgram.pay\\(InspectedProgram.java:\\d+\\)\n")
          .contains("\n         sleep(Duration.ofMinutes(10));\n");
      assertThat(looked("where", shop.pid(), "2", "--json").out())
          .contains("\"source\":\"sleep(Duration.ofMinutes(10));\"");
    }
  }

  @Test
  void aTaskThatIsCancelledTellsWhoAwaitsIt() throws Exception {
    try (var shop = Inspected.start("shop")) {
      assertThat(looked("cancel", shop.pid(), "order").out())
          .isEqualTo("task 3 'order' of loop 'shop' is cancelled, and done\n");
      assertThat(shop.line()).isEqualTo("order cancelled: cancelled from outside the process");
      assertThat(shop.end()).isZero();
    }
  }

  @Test
  void aStuckLoopCanBeLookedAt() throws Exception {
    try (var shop = Inspected.start("stuck")) {
      assertThat(looked("ps", shop.pid()).out())
          .contains(", running hog\n")
          .containsPattern("hog +running .*InspectedProgram.hog\\(");
      assertThat(looked("where", shop.pid(), "hog").out()).contains("InspectedProgram.hog(");
      assertThat(looked("top", shop.pid(), "--once", "--every", "300ms").out())
          .containsPattern("lag [3-9]\\d\\d ms|lag \\S+ s|lag 1 ")
          .containsPattern("\nrunning hog; waits: .*\n\nTASK .*\n.*hog +running ");
      assertThat(looked("cancel", shop.pid(), "order").out())
          .endsWith("is asked to end; it has not yet: 'hog' holds the loop\n");
      assertThat(shop.end()).isZero();
      assertThat(shop.rest()).contains("order cancelled: cancelled from outside the process");
    }
  }

  @Test
  void oneOfSeveralLoopsCanBeChosen() throws Exception {
    try (var both = Inspected.start("two loops")) {
      assertThat(looked("ps", both.pid()).out()).contains("loop 'first', ", "loop 'second', ");
      assertThat(looked("ps", both.pid(), "--loop", "second").out()).doesNotContain("'first'");
      assertThat(looked("where", both.pid(), "only here").out()).contains("of loop 'first'");
      Ended ambiguous = aio("where", both.pid(), "main");
      assertThat(ambiguous.code()).isEqualTo(1);
      assertThat(ambiguous.err())
          .isEqualTo(
              "aio where: 2 tasks are called 'main'; say which one by its number and its loop with"
                  + " --loop: 1 of loop first, 1 of loop second\n");
      looked("where", both.pid(), "main", "--loop", "second");
      assertThat(aio("ps", both.pid(), "--loop", "third").err())
          .isEqualTo("aio ps: there is no loop 'third'; there are first, second\n");
      assertThat(looked("top", both.pid(), "--once", "--every", "50ms").out())
          .contains("loop 'first' (1 of 2)");
    }
  }

  @Test
  void namesDoNotActOnTheTerminal() throws Exception {
    try (var odd = Inspected.start("escapes")) {
      String pid = odd.pid();
      for (Ended ended :
          List.of(
              aio("ps"),
              aio("ps", pid),
              aio("pstree", pid),
              aio("where", pid, "2"),
              aio("where", pid, "a\nb\033[2J"),
              aio("where", pid, "nobody\033[2J"),
              aio("ps", pid, "--loop", "nowhere"),
              aio("top", pid, "--once", "--every", "50ms"),
              aio("cancel", pid, "2"))) {
        assertThat(ended.out() + ended.err()).doesNotContain("\033").doesNotContain("\nb?");
        assertThat(ended.out() + ended.err())
            .containsPattern("a\\?b\\?\\[2J|shop\\?\\[31m|nobody\\?");
      }
    }
  }

  @Test
  void aProcessThatHasEndedAndThatNobodyHasAskedHowIsSaidToBeGone() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/stat")));
    // The child ends when its parent has become a program that never asks how.
    String child = "until grep -q sleep /proc/$PPID/comm; do :; done";
    Process parent =
        new ProcessBuilder("sh", "-c", "sh -c '" + child + "' & echo $!; exec sleep 60").start();
    try {
      String pid = parent.inputReader().readLine();
      Path stat = Path.of("/proc", pid, "stat");
      while (!Files.readString(stat).contains(") Z ")) {
        Thread.onSpinWait();
      }
      assertThat(aio("ps", pid).err()).contains("there is no process " + pid);
    } finally {
      parent.destroy();
    }
  }

  @Test
  void aCrowdIsCutShort() throws Exception {
    try (var crowd = Inspected.start("crowd")) {
      assertThat(looked("ps", crowd.pid()).out())
          .contains("loop 'shop', 2,002 tasks (2,002 waiting)")
          .endsWith("\n... and 1,902 more: --all, --limit N, --filter\n");
      assertThat(looked("ps", crowd.pid(), "--filter", "host").out()).contains(" host ");
      assertThat(looked("ps", crowd.pid(), "--all").out().lines()).hasSize(2 + 1 + 1 + 2_002);
      assertThat(looked("pstree", crowd.pid(), "--limit", "3").out())
          .endsWith("└─ ... and 1,999 more\n");
      assertThat(aio("where", crowd.pid(), "guest").err())
          .startsWith(
              "aio where: 2,000 tasks are called 'guest'; say which one by its number: 2, 3, 4,");
      assertThat(looked("top", crowd.pid(), "--once", "--sort", "age", "--every", "50ms").out())
          .containsPattern("\nTASK .*\n2002  host +waiting .*InspectedProgram.pay");
    }
  }

  @Test
  void whatCannotBeLookedAtIsSaid() throws Exception {
    try (var other = Inspected.start("no loop")) {
      Ended ended = aio("ps", other.pid());
      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.err())
          .isEqualTo(
              "aio ps: no asyncio4j loop runs in process "
                  + other.pid()
                  + " (io.asyncio4j.cli.inspect.InspectedProgram); aio ps lists the programs with"
                  + " loops\n");
    }
    Process cat = new ProcessBuilder("cat").start();
    assertThat(aio("ps", Long.toString(cat.pid())).err())
        .contains("is no JVM; aio ps lists the programs");
    assertThat(cat.isAlive()).as("what is no JVM is left alone").isTrue();
    cat.destroy();
    cat.waitFor();
    assertThat(aio("pstree", Long.toString(cat.pid())).err()).contains("there is no process");
    String self = Long.toString(ProcessHandle.current().pid());
    assertThat(aio("top", self).err()).contains("is this command itself");
  }

  @Test
  void aTaskThatIsNotThereIsSaid() throws Exception {
    try (var shop = Inspected.start("shop")) {
      Ended ended = aio("cancel", shop.pid(), "pament");
      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.err())
          .isEqualTo(
              "aio cancel: there is no task 'pament' that is not done; aio ps PID lists them\n");
    }
  }

  @Test
  void aWrongCommandLineIsExplained() {
    assertThat(aio("ps", "shop.java").err())
        .isEqualTo(
            "aio ps: 'shop.java' is no process id; aio ps lists the programs with loops\n"
                + "Try: aio ps --help\n");
    assertThat(aio("ps", "0").code()).isEqualTo(2);
    assertThat(aio("ps", "1", "--all", "--limit", "3").code()).isEqualTo(2);
    assertThat(aio("pstree", "1", "--limit", "0").code()).isEqualTo(2);
    assertThat(aio("where", "1").code()).isEqualTo(2);
    assertThat(aio("top", "1", "--sort", "size").code()).isEqualTo(2);
  }
}
