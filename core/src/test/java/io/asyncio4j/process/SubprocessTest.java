package io.asyncio4j.process;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.gatherEach;
import static io.asyncio4j.Asyncio.timeout;
import static io.asyncio4j.Asyncio.yieldNow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.asyncio4j.Asyncio;
import io.asyncio4j.CancelledError;
import io.asyncio4j.LoopClock;
import io.asyncio4j.Runner;
import io.asyncio4j.VoidCoroutine;
import java.io.EOFException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubprocessTest {
  @TempDir Path dir;

  private static void virtual(VoidCoroutine<IOException> body) throws IOException {
    try (var runner = Runner.builder().clock(LoopClock.virtual()).build()) {
      runner.<IOException>run(body);
    }
  }

  @Test
  void runGivesExitCodeAndBothOutputs() throws IOException {
    virtual(() -> {
      Result result = Subprocess.shellCommand("echo out; echo naïve >&2; exit 3").run();
      assertThat(result.exitCode()).isEqualTo(3);
      assertThat(result.stdout()).isEqualTo("out\n");
      assertThat(result.stderr()).isEqualTo("naïve\n");
      assertThat(result.isSuccess()).isFalse();
    });
  }

  @Test
  void checkShowsTheCommandAndItsLastWords() throws IOException {
    virtual(() -> {
      assertThat(Subprocess.run("true").check().isSuccess()).isTrue();
      assertThatThrownBy(() -> Subprocess.run("sh", "-c", "echo bad luck >&2; exit 4").check())
          .isInstanceOfSatisfying(
              CommandFailedException.class, e -> assertThat(e.result().exitCode()).isEqualTo(4))
          .hasMessage("`sh -c echo bad luck >&2; exit 4` failed with exit code 4: bad luck");
    });
  }

  @Test
  void whatCannotBeStartedSaysWhy() throws IOException {
    Path notExecutable = Files.writeString(dir.resolve("script"), "#!/bin/sh\n");
    virtual(() -> {
      assertThatThrownBy(() -> Subprocess.run("no-such-program"))
          .isExactlyInstanceOf(NoSuchFileException.class)
          .hasMessage("no-such-program: no such program on the PATH");
      assertThatThrownBy(() -> Subprocess.run("git status"))
          .isExactlyInstanceOf(NoSuchFileException.class)
          .hasMessageContaining("one by one");
      assertThatThrownBy(() -> Subprocess.run(notExecutable.toString()))
          .isExactlyInstanceOf(AccessDeniedException.class);
      assertThatThrownBy(() -> Subprocess.command("true").directory(dir.resolve("x")).run())
          .isExactlyInstanceOf(NoSuchFileException.class)
          .hasMessageContaining("no such working directory");
      assertThatThrownBy(() -> Subprocess.command("true").directory(notExecutable).run())
          .isExactlyInstanceOf(NotDirectoryException.class);
      assertThatThrownBy(() -> Subprocess.run()).isInstanceOf(IllegalArgumentException.class);
    });
  }

  @Test
  void outsideALoopTheMessageSaysWhatToDo() {
    assertThatThrownBy(() -> Subprocess.run("true"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Asyncio.run");
  }

  @Test
  void directoryEnvironmentAndRedirectsAreTheChilds() throws IOException {
    virtual(() -> {
      Result result =
          Subprocess.shellCommand("pwd; echo $A$B; echo err >&2")
              .directory(dir)
              .env("A", "1")
              .env(Map.of("B", "2"))
              .stderrToStdout()
              .run();
      assertThat(result.stdout()).isEqualTo(dir.toRealPath() + "\n12\nerr\n");
      assertThat(result.stderr()).isEmpty();
      assertThat(Subprocess.command("/usr/bin/env").clearEnv().env("A", "1").run().stdout())
          .isEqualTo("A=1\n");
      Path out = dir.resolve("out");
      Files.writeString(dir.resolve("in"), "from a file");
      Result redirected =
          Subprocess.command("cat")
              .stdin(Redirect.from(dir.resolve("in").toFile()))
              .stdout(Redirect.to(out.toFile()))
              .stderr(Redirect.DISCARD)
              .run();
      assertThat(redirected.stdout()).isEmpty();
      assertThat(out).hasContent("from a file");
      try (var process = Subprocess.command("true").stdout(Redirect.DISCARD).start()) {
        assertThatThrownBy(process::stdout).isInstanceOf(IllegalStateException.class);
      }
    });
  }

  @Test
  void megabytesGoThroughBothPipesAtOnce() throws IOException {
    var bytes = new byte[3_000_000];
    new Random(1).nextBytes(bytes);
    for (int n = 0; n < bytes.length; n++) {
      bytes[n] = (byte) ('a' + (bytes[n] & 15));
    }
    virtual(() -> {
      Result result = Subprocess.shellCommand("tee /dev/stderr").input(bytes).run();
      assertThat(result.stdout()).isEqualTo(new String(bytes, UTF_8));
      assertThat(result.stderr()).isEqualTo(new String(bytes, UTF_8));
    });
  }

  @Test
  void inputThatNobodyReadsIsNoError() throws IOException {
    virtual(() ->
        assertThat(Subprocess.command("true").input(new byte[1_000_000]).run().exitCode())
            .isZero());
  }

  @Test
  void binaryDataIsLeftAlone() throws IOException {
    var bytes = new byte[300_000];
    new Random(2).nextBytes(bytes);
    virtual(() -> {
      try (var cat = Subprocess.exec("cat")) {
        List<byte[]> results =
            Asyncio.<byte[], IOException>gather(
                () -> {
                  cat.stdin().write(bytes);
                  cat.stdin().close();
                  return bytes;
                },
                () -> cat.stdout().readAllBytes());
        assertThat(results.get(1)).isEqualTo(bytes);
        assertThat(cat.waitFor()).isZero();
      }
    });
  }

  @Test
  void aConversationGoesLineByLine() throws IOException {
    virtual(() -> {
      try (var cat = Subprocess.exec("cat")) {
        for (String word : List.of("one", "naïve 🎈", "")) {
          cat.stdin().writeString(word + "\n");
          assertThat(cat.stdout().readLine()).isEqualTo(word);
        }
        cat.stdin().close();
        cat.stdin().close();
        assertThat(cat.stdout().readLine()).isNull();
        assertThat(cat.waitFor()).isZero();
        assertThat(cat.exitCode()).hasValue(0);
      }
    });
  }

  @Test
  void linesEndInThreeWays() throws IOException {
    virtual(() -> {
      try (var printf = Subprocess.exec("printf", "a\\nb\\r\\nc\\rd\\n\\n\\r\\nlast")) {
        var lines = new ArrayList<String>();
        printf.stdout().lines().forEach(lines::add);
        assertThat(lines).containsExactly("a", "b", "c", "d", "", "", "last");
      }
    });
  }

  @Test
  void aCarriageReturnIsAnEndAtOnceAndItsLineFeedNoOther() throws IOException {
    virtual(() -> {
      try (var cat = Subprocess.exec("cat")) {
        cat.stdin().writeString("50 %\r");
        assertThat(cat.stdout().readLine()).isEqualTo("50 %");
        cat.stdin().writeString("\nx\n");
        assertThat(cat.stdout().readLine()).isEqualTo("x");
      }
    });
  }

  @Test
  void bytesAreReadUpToALengthOrASeparator() throws IOException {
    virtual(() -> {
      try (var printf = Subprocess.exec("printf", "abc--def--gh")) {
        assertThat(printf.stdout().readExactly(2)).isEqualTo("ab".getBytes(UTF_8));
        assertThat(printf.stdout().readUntil("--".getBytes(UTF_8)))
            .isEqualTo("c--".getBytes(UTF_8));
        assertThat(printf.stdout().readUntil("--".getBytes(UTF_8)))
            .isEqualTo("def--".getBytes(UTF_8));
        assertThatThrownBy(() -> printf.stdout().readUntil("--".getBytes(UTF_8)))
            .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> printf.stdout().readExactly(3))
            .isInstanceOf(EOFException.class)
            .hasMessageContaining("2 of 3");
        var two = new byte[5];
        assertThat(printf.stdout().read(two)).isEqualTo(2);
        assertThat(printf.stdout().read(two)).isEqualTo(-1);
      }
    });
  }

  @Test
  void linesLongerThanAnyBufferComeWhole() throws IOException {
    virtual(() -> {
      try (var process = Subprocess.shell("head -c 1000000 /dev/zero | tr '\\0' x; echo; echo y")) {
        assertThat(process.stdout().readLine()).hasSize(1_000_000);
        assertThat(process.stdout().readLine()).isEqualTo("y");
      }
    });
  }

  @Test
  void aCancelledReadLosesNothingAndASecondReaderIsRefused() throws IOException {
    virtual(() -> {
      try (var cat = Subprocess.exec("cat")) {
        var reading = createTask(() -> cat.stdout().readLine());
        yieldNow();
        assertThatThrownBy(() -> cat.stdout().readLine()).isInstanceOf(IllegalStateException.class);
        reading.cancel();
        assertThatThrownBy(reading::await).isInstanceOf(CancelledError.class);
        cat.stdin().writeString("late\n");
        assertThat(cat.stdout().readLine()).isEqualTo("late");
      }
    });
  }

  @Test
  void signalsShowInTheExitCode() throws IOException {
    virtual(() -> {
      var codes = new ArrayList<Integer>();
      for (VoidSignal signal :
          List.<VoidSignal>of(
              Subprocess::terminate,
              Subprocess::kill,
              p -> p.sendSignal("SIGHUP"),
              p -> p.sendSignal("int"),
              p -> p.sendSignal(10))) {
        try (var sleep = Subprocess.exec("sleep", "1000")) {
          signal.send(sleep);
          codes.add(sleep.waitFor());
          signal.send(sleep);
        }
      }
      assertThat(codes).containsExactly(143, 137, 129, 130, 138);
      try (var sleep = Subprocess.exec("sleep", "1000")) {
        assertThatThrownBy(() -> sleep.sendSignal("; rm"))
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sleep.sendSignal("NOSUCH"))
            .isInstanceOf(CommandFailedException.class);
        assertThat(sleep.isAlive()).isTrue();
      }
    });
  }

  private interface VoidSignal {
    void send(Subprocess process) throws IOException;
  }

  @Test
  void whatWasWrittenBeforeASignalCanBeRead() throws IOException {
    virtual(() -> {
      try (var process = Subprocess.shell("echo before; exec sleep 1000")) {
        assertThat(process.stdout().readLine()).isEqualTo("before");
        process.terminate();
        assertThat(process.stdout().readAll()).isEmpty();
        assertThat(process.waitFor()).isEqualTo(143);
      }
    });
  }

  @Test
  void aCancelledWaitLeavesTheProcess() throws IOException {
    virtual(() -> {
      try (var sleep = Subprocess.exec("sleep", "1000")) {
        var waiting =
            createTask(() -> {
              try {
                return sleep.waitFor();
              } catch (CancelledError e) {
                assertThat(e).hasMessage("enough");
                throw e;
              }
            });
        yieldNow();
        waiting.cancel("enough");
        assertThatThrownBy(waiting::await).isInstanceOf(CancelledError.class);
        assertThat(sleep.isAlive()).isTrue();
      }
    });
  }

  @Test
  void aTimeoutEndsTheWholeTree() throws IOException {
    Asyncio.run(() -> {
      Path pids = dir.resolve("pids");
      assertThatThrownBy(() ->
              timeout(
                  Duration.ofMillis(300),
                  () ->
                      Subprocess.shellCommand(
                              "sleep 1000 & echo $! >" + pids + "; sleep 1000; true")
                          .run()))
          .isInstanceOf(TimeoutException.class);
      assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
      if (Files.exists(pids) && !Files.readString(pids).isBlank()) {
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pids).strip())))
            .matches(h -> h.isEmpty() || h.get().info().command().isEmpty());
      }
    });
  }

  @Test
  void whatIgnoresSigtermIsKilledAfterTheGracePeriod() throws IOException {
    virtual(() -> {
      var process =
          Subprocess.shellCommand("trap '' TERM; echo ready; while :; do sleep 0.05; done")
              .gracePeriod(Duration.ofMillis(50))
              .start();
      assertThat(process.stdout().readLine()).isEqualTo("ready");
      process.close();
      process.close();
      assertThat(process.exitCode()).hasValue(137);
    });
  }

  @Test
  void aCancellationCutsTheGracePeriodShort() throws IOException {
    virtual(() -> {
      var process =
          Subprocess.shellCommand("trap '' TERM; echo ready; while :; do sleep 0.05; done")
              .gracePeriod(Duration.ofDays(1))
              .start();
      assertThat(process.stdout().readLine()).isEqualTo("ready");
      var closing = createTask(process::close);
      yieldNow();
      closing.cancel();
      assertThatThrownBy(closing::await).isInstanceOf(CancelledError.class);
      assertThat(process.exitCode()).hasValue(137);
    });
  }

  @Test
  void aPlainThreadMayClose() throws Exception {
    Subprocess process =
        Asyncio.<Subprocess, IOException>run(() -> Subprocess.exec("sleep", "1000"));
    process.close();
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void twoHundredProcessesRunAtTheSameTime() throws IOException {
    Asyncio.run(() -> {
      var processes = Collections.synchronizedList(new ArrayList<Subprocess>());
      List<String> answers =
          gatherEach(
              IntStream.range(0, 200).boxed().toList(),
              n -> {
                try (var cat = Subprocess.exec("cat")) {
                  processes.add(cat);
                  var reading = createTask(() -> cat.stdout().readLine());
                  while (processes.size() < 200) {
                    Asyncio.sleep(Duration.ofMillis(5));
                  }
                  cat.stdin().writeString("n" + n + "\n");
                  return reading.await();
                }
              });
      assertThat(answers).hasSize(200).startsWith("n0", "n1").endsWith("n199");
      assertThat(processes).noneMatch(Subprocess::isAlive);
    });
  }

  @Test
  void aVirtualClockWaitsForProcesses() throws IOException {
    virtual(() -> {
      var sleeper = createTask(() -> Asyncio.sleep(Duration.ofDays(1)));
      assertThat(Subprocess.run("sleep", "0.05").exitCode()).isZero();
      try (var sleep = Subprocess.exec("sleep", "0.05")) {
        assertThat(sleep.waitFor()).isZero();
      }
      assertThat(sleeper.isDone()).isFalse();
      sleeper.cancel();
    });
  }
}
