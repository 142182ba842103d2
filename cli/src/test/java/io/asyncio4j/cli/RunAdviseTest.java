package io.asyncio4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code aio run --advise}: the advice is there however the program ends. */
class RunAdviseTest {
  /** So long that it is still waiting when a busy machine has loaded the classes of a wait. */
  private static final String LOADS =
      """
      String load(String what) {
        sleep(Duration.ofMillis(250));
        return what;
      }
      """;

  @TempDir Path folder;

  private String[] arguments(String text, String... more) throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("my-app.java"), "import static io.asyncio4j.Asyncio.*;\n" + text);
    var arguments = new ArrayList<>(List.of("run", "--advise"));
    arguments.addAll(List.of(more));
    arguments.add(script.toString());
    return arguments.toArray(String[]::new);
  }

  private AioProcess.Ended run(String text, String... more) throws Exception {
    return AioProcess.run(folder.resolve("cache"), arguments(text, more));
  }

  private static final String PAGE =
      """
      void main() {
        run(() -> {
          String user = load("user");
          String orders = load("orders");
          IO.println(user + orders);
        });
      }
      """
          + LOADS;

  @Test
  void whatWaitsInTurnIsMeasuredAtEveryStart() throws Exception {
    for (int start = 0; start < 2; start++) {
      var ended = run(PAGE);
      assertThat(ended.code()).isZero();
      assertThat(ended.out()).isEqualTo("userorders\n");
      assertThat(ended.err())
          .startsWith("asyncio4j: advice, worst first\n")
          .contains(". my_app.java:4, 5: lost ")
          .contains("-> gather(() -> load(\"user\"), () -> load(\"orders\"))");
    }
  }

  @Test
  void aProgramWithoutMistakesHasNothingToBeAdvised() throws Exception {
    var ended =
        run(
            """
            void main() {
              run(() -> {
                // Loading classes on a busy machine is no stall of the program's.
                runningLoop().setSlowCallbackDuration(Duration.ofMinutes(1));
                IO.println(gather(() -> load("user"), () -> load("orders")));
              });
            }
            """
                + LOADS);
    assertThat(ended.out()).isEqualTo("[user, orders]\n");
    assertThat(ended.err()).isEqualTo("asyncio4j: nothing to advise\n");
  }

  @Test
  void aProgramThatFailsIsAdvised() throws Exception {
    var ended =
        run(
            """
            void main() {
              run(() -> {
                String both = load("user") + load("orders");
                throw new IllegalStateException(both);
              });
            }
            """
                + LOADS);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("IllegalStateException: userorders", "my_app.java:4: lost ");
  }

  @Test
  void aProgramThatExitsIsAdvised() throws Exception {
    var ended =
        run(
            """
            void main() {
              run(() -> {
                String both = load("user") + load("orders");
                System.exit(both.length() > 3 ? 3 : 4);
              });
            }
            """
                + LOADS);
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).contains("my_app.java:4: lost ");
  }

  private static final String SERVED =
      """
      void main() {
        run(() -> {
          Object forgotten = createTask("forgotten", () -> sleep(Duration.ofHours(1)));
          IO.println("up");
          sleep(Duration.ofHours(1));
        });
      }
      """;

  @Test
  void aProgramThatIsInterruptedIsAdvised() throws Exception {
    try (var aio = AioProcess.start(folder.resolve("cache"), List.of(), arguments(SERVED))) {
      aio.awaitOutput("up");
      aio.interrupt();
      var ended = aio.end();
      assertThat(ended.code()).isEqualTo(130);
      assertThat(ended.err())
          .contains(
              ". my_app.java:4: a task was not awaited\n   forgotten was cancelled when the run"
                  + " ended, since nobody awaited it\n");
    }
  }

  @Test
  void aProgramWithAJvmOfItsOwnIsAdvised() throws Exception {
    var ended = run("//JAVA_OPTIONS -Xmx200m\n" + PAGE);
    assertThat(ended.code()).isZero();
    assertThat(ended.err()).contains(". my_app.java:5, 6: lost ");
  }

  @Test
  void itGoesTogetherWithATimeline() throws Exception {
    Path page = folder.resolve("out.html");
    var ended = run(PAGE, "--timeline", page.toString());
    assertThat(ended.err()).contains("the timeline is in " + page, "my_app.java:4, 5: lost ");
  }
}
