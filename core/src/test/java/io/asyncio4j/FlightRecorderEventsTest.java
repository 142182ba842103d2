package io.asyncio4j;

import static io.asyncio4j.Asyncio.createTask;
import static io.asyncio4j.Asyncio.runningLoop;
import static io.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecorderEventsTest {
  private static List<RecordedEvent> events(String type, List<RecordedEvent> all) {
    return all.stream().filter(event -> event.getEventType().getName().equals(type)).toList();
  }

  @Test
  void aRecordingThatBeginsLaterHasTheRunsTheStallsAndTheEndsOfTasks(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("loop.jfr");
    try (var recording = new Recording();
        var runner = Runner.builder().name("recorded").build()) {
      runner.run(() -> {
        recording.enable("asyncio4j.TaskRun").withoutThreshold();
        recording.enable("asyncio4j.LoopStall");
        recording.enable("asyncio4j.TaskEnd").withoutThreshold();
        recording.start();
        while (!runningLoop().isWatched()) {
          sleep(Duration.ofMillis(10));
        }
        runningLoop().setSlowCallbackDuration(Duration.ofMillis(20));
        createTask("hog", FlightRecorderEventsTest::hog).await();
        Task<?> failing =
            createTask(
                "failing",
                () -> {
                  throw new IllegalStateException("out of stock");
                });
        Asyncio.gatherTaskOutcomes(List.of(failing));
        recording.stop();
      });
      recording.dump(file);
    }
    List<RecordedEvent> all = RecordingFile.readAllEvents(file);
    assertThat(events("asyncio4j.TaskRun", all))
        .anySatisfy(event -> {
          assertThat(event.getString("name")).isEqualTo("hog");
          assertThat(event.getString("loop")).isEqualTo("recorded");
          assertThat(event.getDuration()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
        });
    assertThat(events("asyncio4j.LoopStall", all))
        .anySatisfy(event -> {
          assertThat(event.getString("name")).isEqualTo("hog");
          assertThat(event.getString("stack")).contains("FlightRecorderEventsTest.hog");
          assertThat(event.getEventType().getCategoryNames()).containsExactly("asyncio4j");
        });
    assertThat(events("asyncio4j.TaskEnd", all))
        .anySatisfy(event -> {
          assertThat(event.getString("name")).isEqualTo("failing");
          assertThat(event.getString("outcome")).isEqualTo("FAILED");
          assertThat(event.getString("failure")).contains("out of stock");
        });
  }

  private static void hog() {
    while (!runningLoop().stalls.isSampled(runningLoop().switches())) {
      Thread.onSpinWait();
    }
    long end = System.nanoTime() + Duration.ofMillis(20).toNanos();
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whatNobodyRecordsNobodyPaysFor() throws Exception {
    try (var child =
        ChildJvm.start(List.of(ChildJvm.OPENED, "-Xlog:class+load"), HelloProgram.class)) {
      assertThat(child.exitStatus()).isZero();
      assertThat(child.lines())
          .anyMatch(line -> line.contains("io.asyncio4j.EventLoop "))
          .noneMatch(line -> line.contains(" jdk.jfr."))
          .noneMatch(line -> line.contains(" javax.management."));
    }
  }

  @Test
  void aSignalPrintsTheTaskTreesAndTheProgramGoesOn() throws Exception {
    try (var child = ChildJvm.start(List.of(ChildJvm.OPENED), ShopProgram.class)) {
      child.awaitLine("waiting");
      // A process that does not handle it yet ignores it.
      Thread sender =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  while (true) {
                    child.signal("URG");
                    Thread.sleep(200);
                  }
                } catch (Exception e) {
                  // That was enough.
                }
              });
      child.awaitLineWith("order  awaits payment");
      sender.interrupt();
    }
  }

  /** The shortest program. */
  static final class HelloProgram {
    private HelloProgram() {}

    static void main(String[] args) {
      Asyncio.run(() -> sleep(Duration.ofMillis(1)));
    }
  }
}
