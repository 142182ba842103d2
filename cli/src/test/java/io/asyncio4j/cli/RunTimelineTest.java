package io.asyncio4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code aio run --timeline --trace}: the files are there however the program ends. */
class RunTimelineTest {
  @TempDir Path folder;
  private Path page;
  private Path trace;

  @BeforeEach
  void nameFiles() {
    page = folder.resolve("out.html");
    trace = folder.resolve("out.json");
  }

  private String[] arguments(String text) throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("app.java"), "import static io.asyncio4j.Asyncio.*;\n" + text);
    return new String[] {
      "run", "--timeline", page.toString(), "--trace", trace.toString(), script.toString()
    };
  }

  private AioProcess.Ended run(String text) throws Exception {
    return AioProcess.run(folder.resolve("cache"), arguments(text));
  }

  private void assertRecorded(AioProcess.Ended ended, String... tasks) throws Exception {
    assertThat(ended.err())
        .contains("the timeline is in " + page + "\n", "the trace is in " + trace + "\n");
    assertThat(page).content().startsWith("<!doctype html>").contains("<title>app.java</title>");
    for (String task : tasks) {
      assertThat(trace).content().contains("\"args\":{\"name\":\"" + task + "\"}");
    }
    assertThat(Files.readString(trace)).endsWith("]}\n");
  }

  @Test
  void aProgramThatReturnsIsRecordedWithAllItsLoops() throws Exception {
    var ended =
        run(
            """
            void main() {
              run(() -> createTask("first", () -> sleep(Duration.ofMillis(1))).await());
              run(() -> createTask("second", () -> sleep(Duration.ofMillis(1))).await());
              IO.println("over");
            }
            """);
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).isEqualTo("over\n");
    assertRecorded(ended, "first", "second", "loop asyncio4j-1", "loop asyncio4j-2");
  }

  @Test
  void aProgramThatFailsIsRecorded() throws Exception {
    var ended =
        run(
            """
            void main() {
              run(() -> createTask("doomed", () -> { throw new IllegalStateException("boom"); }).await());
            }
            """);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("IllegalStateException: boom");
    assertRecorded(ended, "doomed");
    assertThat(trace).content().contains("\"outcome\":\"failed\"");
  }

  @Test
  void aProgramThatExitsInACoroutineIsRecorded() throws Exception {
    var ended =
        run(
            """
            void main() {
              run(() -> createTask("leaver", () -> System.exit(3)).await());
            }
            """);
    assertThat(ended.code()).isEqualTo(3);
    assertRecorded(ended, "leaver");
  }

  @Test
  void aProgramThatIsInterruptedIsRecordedToItsEnd() throws Exception {
    String[] arguments =
        arguments(
            """
            void main() {
              run(() -> {
                try {
                  createTask("sleeper", () -> {
                    IO.println("asleep");
                    sleep(Duration.ofHours(1));
                  }).await();
                } finally {
                  createTask("cleaner", () -> sleep(Duration.ofMillis(20))).await();
                }
              });
            }
            """);
    try (var aio = AioProcess.start(folder.resolve("cache"), List.of(), arguments)) {
      aio.awaitOutput("asleep");
      aio.interrupt();
      var ended = aio.end();
      assertThat(ended.code()).isEqualTo(130);
      assertRecorded(ended, "sleeper", "cleaner");
    }
  }

  @Test
  void aProgramWithAJvmOfItsOwnIsRecorded() throws Exception {
    var ended =
        run(
            """
            //JAVA_OPTIONS -Xmx200m
            void main() {
              run(() -> createTask("elsewhere", () -> sleep(Duration.ofMillis(1))).await());
            }
            """);
    assertThat(ended.code()).isZero();
    assertRecorded(ended, "elsewhere");
  }

  @Test
  void aSourceIsNotOverwritten() throws Exception {
    page = folder.resolve("app.java");
    var ended = run("void main() { IO.println(1); }");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("--timeline", "app.java is a source, which would be lost");
    assertThat(page).content().contains("IO.println(1)");
  }

  @Test
  void twoFilesNeedTwoNames() throws Exception {
    trace = folder.resolve("./out.html");
    var ended = run("void main() { IO.println(1); }");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("--timeline and --trace name the same file");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsRefusedBeforeTheProgramRuns() throws Exception {
    page = folder.resolve("nowhere/out.html");
    var ended = run("void main() { IO.println(1); }");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("--timeline", "nowhere/out.html", "folder");
  }
}
